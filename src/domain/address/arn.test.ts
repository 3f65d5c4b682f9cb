import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parentArn, parseArn, resourceGroupArn, runArn, targetArn, templateArn } from './arn';

const id = fc.stringMatching(/^0-[0-9A-Za-z]{8}$/);
const region = fc.constantFrom('us-west-2', 'eu-north-1', 'us-gov-west-1');
const account = fc.stringMatching(/^\d{12}$/);

test('what the builders print, the parser reads', () => {
  fc.assert(
    fc.property(region, account, id, id, id, (r, a, t, m, n) => {
      const arn = runArn(r, a, t, m, n);
      expect(parseArn(arn)).toMatchObject({
        kind: 'run',
        region: r,
        account: a,
        targetId: t,
        templateId: m,
        runId: n,
      });
      expect(parentArn(arn)).toBe(templateArn(r, a, t, m));
      expect(parentArn(templateArn(r, a, t, m))).toBe(targetArn(r, a, t));
      expect(parentArn(targetArn(r, a, t))).toBeUndefined();
      expect(parseArn(resourceGroupArn(r, a, t))?.kind).toBe('resource-group');
      expect(parseArn(`${arn}/exclusion/${t}`)).toMatchObject({ kind: 'exclusion', runId: n, id: t });
    }),
  );
});

test('any other text is refused without throwing', () => {
  fc.assert(fc.property(fc.string(), (text) => parseArn(text) === undefined));
  for (const bad of [
    'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq:template:0-4r1V2mAw',
    'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/run/0-4r1V2mAw',
    'arn:aws:inspector:us-west-2:12345:target/0-0kFIPusq',
    'arn:aws:ec2:us-west-2:123456789012:target/0-0kFIPusq',
    'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/',
    'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq\n',
    'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/exclusion/0-5PsFUbfs',
    'arn:aws:inspector:us-west-2:123456789012:resourcegroup/0-0kFIPusq/template/0-4r1V2mAw',
    'arn:aws:inspector:us-west-2:123456789012:rulespackage/0-0kFIPus',
  ])
    expect(parseArn(bad), bad).toBeUndefined();
});

test('each kind has the ids of what it is nested in, and no others', () => {
  const target = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq';
  const base = { partition: 'aws', region: 'us-west-2', account: '123456789012' };
  const nested = { ...base, targetId: '0-0kFIPusq', templateId: '0-4r1V2mAw' };
  expect(parseArn(target)).toEqual({ ...base, kind: 'target', targetId: '0-0kFIPusq', id: '0-0kFIPusq' });
  expect(parseArn(`${target}/template/0-4r1V2mAw`)).toEqual({
    ...nested,
    kind: 'template',
    id: '0-4r1V2mAw',
  });
  expect(parseArn(`${target}/template/0-4r1V2mAw/run/0-5PsFUbfs/finding/0-JTUOm29Y`)).toEqual({
    ...nested,
    kind: 'finding',
    runId: '0-5PsFUbfs',
    id: '0-JTUOm29Y',
  });
  expect(parseArn('arn:aws-us-gov:inspector:us-gov-west-1:850862329162:rulespackage/0-4oQgcI4G')).toEqual({
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    account: '850862329162',
    kind: 'rules-package',
    id: '0-4oQgcI4G',
  });
});
