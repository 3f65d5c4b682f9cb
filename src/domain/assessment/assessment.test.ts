import { FailedItemErrorCode } from '@aws-sdk/client-inspector';
import { expect, test } from 'vitest';
import { failedItemReason, groupFailedItems, packageName, shortPackageName } from './assessment';

test('a package goes by its name, and by the end of its ARN until that is known', () => {
  const arn = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p';
  const name = 'Common Vulnerabilities and Exposures';
  expect(packageName(arn, new Map())).toBe('0-9hgA516p');
  expect(packageName(arn, new Map([[arn, { name }]]))).toBe(name);
  expect([shortPackageName(name), shortPackageName('toString')]).toEqual(['CVE', 'toString']);
});

test('every code of the model has a sentence; another is passed through', () => {
  for (const code of Object.values(FailedItemErrorCode)) expect(failedItemReason(code)).not.toBe(code);
  expect(failedItemReason('SOMETHING_NEW')).toBe('SOMETHING_NEW');
});

test('failed items are grouped by reason, the most frequent first', () => {
  const items = ['A', 'B', 'B', 'A', 'B'].map((code, i) => ({ arn: String(i), code, retryable: false }));
  expect(groupFailedItems(items).map(({ code, items: same }) => [code, same.map(({ arn }) => arn)])).toEqual([
    ['B', ['1', '2', '4']],
    ['A', ['0', '3']],
  ]);
});
