/** Rules packages: their ARNs and names, and on which operating systems each of them runs. */
import regions from './rules-packages.json';
import tables from '../../src/domain/assessment/support-tables.json';

/** The name of a rules package, as DescribeRulesPackages gives it. */
type RulesPackageName =
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

/** An operating system's name taken apart: `RHEL 7.5` is of the family `rhel`, version 7.5. */
interface SystemName {
  readonly family: string;
  readonly version: readonly number[];
  /** What tells two editions of one version apart: the R2 of `Windows Server 2012 R2`. */
  readonly edition: string;
}

type Matcher = (system: SystemName) => boolean;

const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['red hat enterprise linux', 'rhel'],
  ['red hat enterprise linux server', 'rhel'],
  ['centos linux', 'centos'],
  ['microsoft windows server', 'windows server'],
  ['debian gnu/linux', 'debian'],
]);

/** Words that the guide's tables print and an agent may leave out. */
const NOISE = /\b(?:lts|base)\b|\(.*?\)/g;

function readName(text: string): SystemName | undefined {
  const clean = text.toLowerCase().replaceAll(NOISE, ' ').replaceAll(/\s+/g, ' ').trim();
  const parts = /^([a-z][a-z/ ]*?) (\d+(?:\.\d+)*) ?([a-z0-9 ]*)$/.exec(clean);
  if (!parts) return undefined;
  const [, family = '', version = '', edition = ''] = parts;
  return { family: FAMILIES.get(family) ?? family, version: numbers(version), edition };
}

/** `7.x` is the last of all 7: its x counts as infinity. */
const numbers = (version: string): readonly number[] =>
  version.split('.').map((part) => (part.toLowerCase() === 'x' ? Infinity : Number(part)));

/** Compares part by part; `9` equals `9.0`, and the guide's `20.4` is Ubuntu's `20.04`. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const left = a[i] ?? 0;
    const right = b[i] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** `6.2 - 6.9`, `10.x` and `7.6 - 7.x` are ranges; anything else is the name of one version. */
function readRange(text: string): readonly [readonly number[], readonly number[]] | undefined {
  const range = /^(\d+(?:\.\d+)*) - (\d+\.(?:\d+|x))$/i.exec(text);
  if (range) return [numbers(range[1] ?? ''), numbers(range[2] ?? '')];
  const any = /^(\d+)\.x$/i.exec(text);
  return any ? [numbers(any[1] ?? ''), [Number(any[1]), Infinity]] : undefined;
}

/**
 * Reads the label of a row of the guide's support table, for example `Debian 9.0 - 9.5, 8.0 - 8.7`, into a test
 * of an instance's operating system. A name that cannot be read matches nothing.
 */
export function matchSystems(label: string): (operatingSystem: string) => boolean {
  const prefix = /^\D+/.exec(label)?.[0] ?? '';
  const family = readName(`${prefix}0`)?.family;
  const matchers = label
    .slice(prefix.length)
    .split(',')
    .map((part): Matcher => {
      const text = part.trim();
      const range = readRange(text);
      if (range)
        return ({ version, edition }) =>
          edition === '' && compare(range[0], version) <= 0 && compare(version, range[1]) <= 0;
      const one = readName(`${prefix}${text}`);
      return ({ version, edition }) =>
        one !== undefined && edition === one.edition && compare(version, one.version) === 0;
    });
  return (operatingSystem) => {
    const system = readName(operatingSystem);
    return system !== undefined && system.family === family && matchers.some((matches) => matches(system));
  };
}

/** Which of the published tables of rules packages by operating system holds: the guide's of 2018-10, or the last one. */
export type SupportTableName = keyof typeof tables;

export const supportTableNames: readonly SupportTableName[] = ['2018-10', 'last'];

/** What a support table says of one operating system. */
interface SystemSupport {
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
