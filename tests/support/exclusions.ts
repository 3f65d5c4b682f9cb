/** Exclusions as the console knows them, for tests in which only their type and whom they name matter. */
import type { Exclusion } from '../../src/domain/assessment/assessment';
import type { ExportSheet } from '../../src/domain/export/exclusions-formats';

/** An exclusion of a type, by its title; without instances, or rules packages, it stands for every one of them. */
export const exclusionOf = (
  title: string,
  instanceIds: readonly string[] = [],
  packageArns: readonly string[] = [],
): Exclusion => ({
  arn: undefined,
  title,
  description: 'described',
  recommendation: 'recommended',
  scopes: [
    ...instanceIds.map((value) => ({ key: 'INSTANCE_ID', value })),
    ...packageArns.map((value) => ({ key: 'RULES_PACKAGE_ARN', value })),
  ],
  attributes: [],
});

/** Words of an export that tell which of them stands where. */
export const exportWords: ExportSheet['words'] = {
  recommendation: 'Recommendation',
  instance: 'Instance',
  rulesPackage: 'Rules package',
  more: 'More',
  exclusion: 'Exclusion',
  costs: (cost) => (cost ? [`${cost.whole} checks`] : []),
  exclusions: (count) => `${count} exclusions`,
  everyPackage: (names) => `every package: ${names?.join(', ') ?? 'not known'}`,
  everyInstance: (count) => `every instance: ${count ?? 'not known'}`,
  notKnown: 'not known',
};
