import { expect, test } from 'vitest';
import { parseArn } from '../../src/domain/address/arn';
import { rulesPackageArns, rulesPackageName } from './rules-packages';

test('14 regions, each package with an ARN of its own region, and its name found by it', () => {
  expect(Object.keys(rulesPackageArns)).toHaveLength(14);
  const seen = new Set<string>();
  for (const [region, packages] of Object.entries(rulesPackageArns))
    for (const [name, arn] of Object.entries(packages)) {
      expect(parseArn(arn), arn).toMatchObject({ kind: 'rules-package', region });
      expect(rulesPackageName(arn)).toBe(name);
      expect(seen.has(arn), arn).toBe(false);
      seen.add(arn);
    }
  expect(
    rulesPackageName('arn:aws:inspector:us-west-2:758058086616:rulespackage/0-X1KXtawP'),
  ).toBeUndefined();
});
