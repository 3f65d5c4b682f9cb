import tables from '../../src/domain/assessment/support-tables.json';
import { matchSystems } from './operating-system';
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

/** Which of the published tables of rules packages by operating system holds: the guide's of 2018-10, or the last one. */
export type SupportTableName = keyof typeof tables;

export const supportTableNames: readonly SupportTableName[] = ['2018-10', 'last'];

/** What a support table says of one operating system. */
export interface SystemSupport {
  /** Whether the table has the system at all. */
  readonly supported: boolean;
  /**
   * Whether a rules package runs on it. `Deprecated` cells count as yes: that a package is deprecated is said by
   * the account, once for all instances. So do packages that the table does not have.
   */
  packageRuns(name: string | undefined): boolean;
}

interface Row {
  readonly matches: (operatingSystem: string) => boolean;
  readonly cells: Readonly<Record<string, string | undefined>>;
}

function rowsOf(table: SupportTableName): readonly Row[] {
  return Object.entries(tables[table]).map(([label, cells]) => ({ matches: matchSystems(label), cells }));
}

const rows = { '2018-10': rowsOf('2018-10'), last: rowsOf('last') };
/** A fleet has few systems and many instances. */
const known = new Map<string, SystemSupport>();

/** Looks an operating system up in a support table. Agentless Network Reachability is in the last one only. */
export function systemSupport(table: SupportTableName, operatingSystem: string): SystemSupport {
  const key = `${table}\n${operatingSystem}`;
  const found = known.get(key);
  if (found) return found;
  const cells = rows[table].find((row) => row.matches(operatingSystem))?.cells;
  const support: SystemSupport = {
    supported: cells !== undefined,
    packageRuns: (name) => name === undefined || cells?.[name] !== 'Not supported',
  };
  known.set(key, support);
  return support;
}
