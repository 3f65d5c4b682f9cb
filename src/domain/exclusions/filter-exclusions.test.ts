import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exclusionOf } from '../../../tests/support/exclusions';
import type { Exclusion } from '../assessment/assessment';
import { filterExclusions } from './filter-exclusions';

const CVE = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p';
const exclusion = (title: string, instance?: string, packageArn?: string): Exclusion =>
  exclusionOf(title, instance === undefined ? [] : [instance], packageArn === undefined ? [] : [packageArn]);
const all = [
  exclusion('Agent not found', 'i-0a'),
  exclusion('Agent is unhealthy', 'I-0b'),
  exclusion('Rules evaluation error', undefined, CVE),
];
const nameOf = (arn: string): string => (arn === CVE ? 'Common Vulnerabilities and Exposures' : arn);
const titles = (text: string): readonly string[] =>
  filterExclusions(all, text, { packageName: nameOf }).map(({ title }) => title);

test('a text is sought in titles, instances and the names of rules packages', () => {
  expect(titles('AGENT')).toEqual(['Agent not found', 'Agent is unhealthy']);
  expect(titles('agent i-0B')).toEqual(['Agent is unhealthy']);
  expect(titles('vulnerab')).toEqual(['Rules evaluation error']);
  expect(titles('cve')).toEqual(['Rules evaluation error']);
  expect(titles('0-9hgA516p')).toEqual(['Rules evaluation error']);
  expect(titles('described')).toEqual([]);
  expect(filterExclusions(all, '  ', { packageName: nameOf })).toBe(all);
});

test('what is kept is a part in the same order, and filtering twice is filtering once', () => {
  const arbitrary = fc.array(
    fc
      .tuple(fc.constantFrom('Agent not found', 'Other'), fc.constantFrom('i-1', 'i-2', 'i-12'))
      .map(([title, id]) => exclusion(title, id)),
  );
  fc.assert(
    fc.property(arbitrary, fc.constantFrom('agent', 'i-1', 'other 2', 'x', ''), (exclusions, text) => {
      const once = filterExclusions(exclusions, text, { packageName: nameOf });
      expect(filterExclusions(once, text, { packageName: nameOf })).toEqual(once);
      expect(exclusions.filter((each) => once.includes(each))).toEqual(once);
    }),
  );
});
