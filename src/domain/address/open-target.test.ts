import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instanceArn, openTarget, placeOfInstanceArn } from './open-target';

const ACCOUNT = '123456789012';
const ARN = `arn:aws:inspector:us-west-2:${ACCOUNT}:target/0-0kFIPusq`;
const HERE = { region: 'us-west-2', account: ACCOUNT };
const HOME = `/us-west-2/${ACCOUNT}`;

test.each([
  [ARN, `${HOME}/templates`],
  [`${ARN}/template/0-4r1V2mAw`, `${HOME}/templates/0-0kFIPusq/0-4r1V2mAw`],
  [`  ${ARN}/template/0-4r1V2mAw/run/0-MKkpXXPE\n`, `${HOME}/runs/0-0kFIPusq/0-4r1V2mAw/0-MKkpXXPE`],
  [
    `${ARN}/template/0-4r1V2mAw/run/0-MKkpXXPE/exclusion/0-a1B2c3D4`,
    `${HOME}/runs/0-0kFIPusq/0-4r1V2mAw/0-MKkpXXPE/exclusions`,
  ],
  [
    `https://console.aws.amazon.com/inspector/home?region=us-west-2#/run?filter=${encodeURIComponent(`${ARN}/template/0-4r1V2mAw/run/0-MKkpXXPE`)}`,
    `${HOME}/runs/0-0kFIPusq/0-4r1V2mAw/0-MKkpXXPE`,
  ],
  ['https://console.aws.amazon.com/inspector/home?region=us-west-2#/run', `${HOME}/runs`],
  ['https://us-west-2.console.aws.amazon.com/inspector/home#/template', `${HOME}/templates`],
  [' i-05d63b2c2cd80e506 ', `${HOME}/instances/i-05d63b2c2cd80e506`],
  ['i-05d63b', undefined],
  ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p', undefined],
  ['arn:aws:ec2:us-west-2:123456789012:instance/i-0', undefined],
  [
    ' arn:aws:ec2:us-west-2:123456789012:instance/i-05d63b2c2cd80e506 ',
    `${HOME}/instances/i-05d63b2c2cd80e506`,
  ],
  [
    'arn:aws:ec2:eu-west-1:210987654321:instance/i-05d63b2c2cd80e506',
    '/eu-west-1/210987654321/instances/i-05d63b2c2cd80e506',
  ],
  ['arn:aws:ec2:us-west-2:123456789012:volume/i-05d63b2c2cd80e506', undefined],
  ['https://console.aws.amazon.com/ec2/home?region=us-west-2', undefined],
  ['https://example.org/inspector/home?region=us-west-2', undefined],
  ['https://console.aws.amazon.com/inspector/home?region=nowhere#/run', undefined],
  ['https://console.aws.amazon.com/inspector/home?region=..%2F..%2Fopen%3Fq=#/run', undefined],
  ['https://console.aws.amazon.com/inspector/home#/run', undefined],
  ['%', undefined],
  ['', undefined],
])('%s leads to %s', (pasted, target) => {
  expect(openTarget(pasted, HERE)).toBe(target);
});

test('any text leads to a path of ours or nowhere', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `https://console.aws.amazon.com/inspector/home?region=us-west-2#/${text}`),
        fc
          .string()
          .map(
            (text) => `https://console.aws.amazon.com/inspector/home?region=${encodeURIComponent(text)}#/run`,
          ),
        fc.string().map((text) => `https://${text}`),
        fc.string().map((text) => `${ARN}${text}`),
      ),
      (any) => {
        const target = openTarget(any, HERE);
        if (target !== undefined)
          expect(target).toMatch(
            /^\/[a-z0-9-]+\/\d{12}\/(templates|runs|instances)(\/0-\w{8}|\/i-[0-9a-f]+)*(\/exclusions)?$/,
          );
      },
    ),
  );
});

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

test.each(['not an id', '', `${id}\n${id}`, 'i-0A1B'])(
  'what is no id has no ARN of an instance: %j',
  (text) => {
    expect(instanceArn(place, text)).toBeUndefined();
  },
);

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
