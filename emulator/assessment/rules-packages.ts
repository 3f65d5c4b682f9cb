import regions from './rules-packages.json';

/** The name of a rules package, as DescribeRulesPackages gives it. */
export type RulesPackageName =
  | 'Common Vulnerabilities and Exposures'
  | 'CIS Operating System Security Configuration Benchmarks'
  | 'Security Best Practices'
  | 'Runtime Behavior Analysis'
  | 'Network Reachability';

/** Region -> name -> ARN, from the user guides of 2018-10 and of the last edition, which do not contradict each other. */
export const rulesPackageArns: Readonly<Record<string, Readonly<Partial<Record<RulesPackageName, string>>>>> =
  regions;

const names: ReadonlyMap<string, string> = new Map(
  Object.values(regions).flatMap((packages) => Object.entries(packages).map(([name, arn]) => [arn, name])),
);

/** The published name of a rules package, or undefined for an ARN that no edition of the guide lists. */
export function rulesPackageName(arn: string): string | undefined {
  return names.get(arn);
}
