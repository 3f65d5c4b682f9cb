import { expect, test } from 'vitest';
import { instanceArn, placeOfInstanceArn } from './instance-arns';

const place = { region: 'us-west-2', account: '123456789012' };
const id = 'i-0a1b2c3d4e5f60718';

test('the ARN of an instance, in the partition of its region, and back', () => {
  const arn = `arn:aws:ec2:us-west-2:123456789012:instance/${id}`;
  expect(instanceArn(place, id)).toBe(arn);
  expect(placeOfInstanceArn(arn)).toEqual({ ...place, instanceId: id });
  const gov = instanceArn({ ...place, region: 'us-gov-west-1' }, id) ?? '';
  expect(gov).toMatch(/^arn:aws-us-gov:ec2:us-gov-west-1:/);
  expect(placeOfInstanceArn(gov)).toEqual({ ...place, region: 'us-gov-west-1', instanceId: id });
});

test.each(['not an id', '', `${id}\n${id}`, 'i-0A1B'])('what is no id has no ARN: %j', (text) => {
  expect(instanceArn(place, text)).toBeUndefined();
});

test.each([
  `arn:aws:ec2:us-gov-west-1:123456789012:instance/${id}`,
  `arn:aws:ec2:us-west-2:12345:instance/${id}`,
  `arn:aws:ec2:us-west-2:123456789012:instance/${id}\n`,
  `arn:aws:ec2:us-west-2:123456789012:volume/${id}`,
  `arn:aws:ec2:../..:123456789012:instance/${id}`,
  `arn:aws:ec2:us-west-2:123456789012:instance/i-${'0'.repeat(500)}`,
  'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq',
])('what is no ARN of an instance leads nowhere: %j', (text) => {
  expect(placeOfInstanceArn(text)).toBeUndefined();
});
