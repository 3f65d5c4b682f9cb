import tables from './support-tables.json';

/** The editions of the user guide that the tables are from; between them lie the other editions. */
export type GuideEdition = keyof typeof tables;

/** What an edition says of a rules package on an operating system, in its own words; undefined where it has no cell. */
export type PackageSupport = string | undefined;

/** One row of an edition's table. */
export interface SupportedSystem {
  /** The guide's label, for example `RHEL 6.2 - 6.9, 7.2 - 7.5`. */
  readonly label: string;
  /** In the order of the table's rules packages. */
  readonly support: readonly PackageSupport[];
}

/** Which rules packages run on which operating systems, by one edition of the guide. */
export interface SupportTable {
  readonly edition: GuideEdition;
  /** By their full names. */
  readonly packages: readonly string[];
  readonly systems: readonly SupportedSystem[];
}

function readTable(edition: GuideEdition): SupportTable {
  const rows: readonly (readonly [string, Readonly<Record<string, string>>])[] = Object.entries(
    tables[edition],
  );
  const packages = [...new Set(rows.flatMap(([, cells]) => Object.keys(cells)))];
  return {
    edition,
    packages,
    systems: rows.map(([label, cells]) => ({ label, support: packages.map((name) => cells[name]) })),
  };
}

/**
 * The tables of the page "Rules Package Availability Across Supported Operating Systems" of the Amazon
 * Inspector Classic user guide, October 2018 and its last edition, word for word.
 */
export const supportTables: readonly SupportTable[] = [readTable('2018-10'), readTable('last')];

/** The guide's two pages about operating systems, kernels and regions, and about rules packages on them. */
export const SYSTEM_PAGES = {
  systems: 'https://docs.aws.amazon.com/inspector/latest/userguide/inspector_supported_os_regions.html',
  packages: 'https://docs.aws.amazon.com/inspector/latest/userguide/inspector_rule-packages_across_os.html',
} as const;
