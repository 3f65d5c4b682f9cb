/** Who the instances of an export are: beside their ids, in each of its forms. */
import type { Exclusion } from '../assessment/assessment';
import { type Identities, IDENTITY_COLUMNS, type IdentityColumn } from '../assessment/instances';
import { namedInstances, scopesOf } from '../exclusions/exclusion-scopes';

/** The columns of CSV: of an exclusion's instances in their order, set apart as the rules packages are; `?` where one is not known. */
const COLUMN: Readonly<Record<IdentityColumn, string>> = {
  name: 'instance_names',
  hostname: 'host_names',
  autoScalingGroup: 'auto_scaling_groups',
};

/** A column of CSV about the instances that an exclusion names. */
type Column = readonly [
  name: string,
  cell: (exclusion: Exclusion, sheet: { readonly identities: Identities }) => string,
];

/** What CSV says of an exclusion's instances; empty where nothing is known of any of them. */
export const INSTANCE_NAME_COLUMNS: readonly Column[] = IDENTITY_COLUMNS.map((column): Column => [
  COLUMN[column],
  (exclusion, { identities }) => {
    const known = scopesOf(exclusion).instanceIds.map((id) => identities.get(id)?.[column] ?? undefined);
    return known.every((value) => value === undefined) ? '' : known.map((value) => value ?? '?').join('; ');
  },
]);

/** An instance in an export for programs. */
export type InstanceName = Readonly<Partial<Record<IdentityColumn | 'id', string>>>;

/** The instances that exclusions name of which something is known. */
export function instanceNames(
  exclusions: readonly Exclusion[],
  identities: Identities,
): readonly InstanceName[] {
  return [...namedInstances(exclusions)].flatMap((id): readonly InstanceName[] => {
    const identity = identities.get(id);
    const known = IDENTITY_COLUMNS.flatMap((column) => {
      const value = identity?.[column];
      return typeof value === 'string' ? [[column, value] as const] : [];
    });
    return known.length > 0 ? [{ id, ...Object.fromEntries(known) }] : [];
  });
}
