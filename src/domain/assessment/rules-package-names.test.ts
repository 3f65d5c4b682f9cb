import { expect, test } from 'vitest';
import { packageName, shortPackageName } from './rules-package-names';

test('a package goes by its name, and by the end of its ARN until that is known', () => {
  const arn = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p';
  const name = 'Common Vulnerabilities and Exposures';
  expect(packageName(arn, new Map())).toBe('0-9hgA516p');
  expect(packageName(arn, new Map([[arn, { name }]]))).toBe(name);
  expect([shortPackageName(name), shortPackageName('toString')]).toEqual(['CVE', 'toString']);
});
