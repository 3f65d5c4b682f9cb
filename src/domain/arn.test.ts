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
  ])
    expect(parseArn(bad), bad).toBeUndefined();
});
