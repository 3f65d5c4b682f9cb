/** The exclusions of a view as the reader sees them: narrowed and grouped as its address says. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AccountPlace } from '../../domain/address/paths';
import type { Parameters } from '../../domain/address/query-string';
import { type ExclusionsView, readExclusionsView } from '../../domain/address/run-views';
import { type Exclusion, packageName, type RunInstance } from '../../domain/assessment/assessment';
import { type Identities, identityText } from '../../domain/assessment/instances';
import { namedInstances } from '../../domain/exclusions/exclusion-scopes';
import { groupByIdentity, type IdentityGroup } from '../../domain/exclusions/group-by-identity';
import { type Grouping, isIdentityKind } from '../../domain/exclusions/groupings';
import {
  filterExclusions,
  groupByScope,
  type GroupedExclusions,
  groupExclusions,
  type ScopeGroup,
} from '../../domain/exclusions/group-exclusions';
import { useSearchChange } from '../search-change';
import { runInstancesQuery, type AgentsOf, useIdentities } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useScope } from '../../inspector/queries/provider';

/** The exclusions as the reader sees them: what the address says, carried out. */
export interface ShownExclusions<E extends Exclusion = Exclusion> {
  readonly view: ExclusionsView;
  /** How many are loaded. */
  readonly loaded: number;
  /** The level of the headings in them: below a page's own heading, or below a panel's. */
  readonly level: 2 | 3;
  /** Every one that is loaded, by type: what the summary counts. */
  readonly all: GroupedExclusions;
  /** The ones that are shown: those that the text of the address is about. */
  readonly rows: readonly E[];
  /** The shown ones by type. */
  readonly byType: GroupedExclusions;
  /** The shown ones by what the address asks for besides the type. */
  readonly byScope: readonly (ScopeGroup | IdentityGroup)[] | undefined;
  /** Who the named instances are, as far as that is known. */
  readonly identities: Identities;
  /** The rules packages that are named, by ARN, as far as they are loaded. */
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  /** Changes the view, in place of the present entry of the history. */
  readonly change: (changes: Parameters) => void;
}

/** What exclusions are of. */
export interface ExclusionsOf extends AgentsOf {
  /** Whether all of them are loaded. */
  readonly complete: boolean;
  /** Whether no more are on their way: all are loaded, or the rest could not be, or is in no data. */
  readonly settled: boolean;
}

/** All instances of a run, where they are known, and somebody wants to know how many of how many a group is. */
function useRunInstances(place: AccountPlace, { complete, runArn = '' }: ExclusionsOf, wanted: boolean) {
  const enabled = wanted && complete && runArn !== '';
  return useQuery({ ...runInstancesQuery(useScope(place), runArn), enabled }).data;
}

/** Groups exclusions by anything but their type; undefined where the type is what they are grouped by. */
function groupsOf(
  rows: readonly Exclusion[],
  group: Grouping | undefined,
  identities: Identities,
  instances: readonly RunInstance[] | undefined,
): ShownExclusions['byScope'] {
  if (group === undefined) return undefined;
  return isIdentityKind(group)
    ? groupByIdentity(rows, group, identities, instances)
    : groupByScope(rows, group);
}

/** Filters and groups exclusions as the address says. What is shown, exported or counted comes from here. */
export function useShownExclusions<E extends Exclusion>(
  place: AccountPlace,
  loaded: readonly E[],
  of: ExclusionsOf,
): ShownExclusions<E> {
  const [search] = useSearchParams();
  const change = useSearchChange();
  const view = useMemo(() => readExclusionsView(search), [search]);
  const { find = '', group } = view;

  const all = useMemo(() => groupExclusions(loaded), [loaded]);
  const packageArns = useMemo(() => all.groups.flatMap((each) => each.packageArns), [all]);
  const packages = useRulesPackages(useScope(place), packageArns);
  const instances = useRunInstances(place, of, isIdentityKind(group));
  const instanceIds = useMemo(
    () => [...new Set([...namedInstances(loaded), ...(instances ?? []).map(({ id }) => id)])],
    [loaded, instances],
  );
  const identities = useIdentities(place, instanceIds, of.settled, of);
  const rows = useMemo(
    () =>
      filterExclusions(
        loaded,
        find,
        (arn) => packageName(arn, packages),
        (id) => identityText(identities.get(id)),
      ),
    [loaded, find, packages, identities],
  );
  const byType = useMemo(() => (rows === loaded ? all : groupExclusions(rows)), [rows, loaded, all]);
  const byScope = useMemo(
    () => groupsOf(rows, group, identities, instances),
    [rows, group, identities, instances],
  );

  const level = view.page ? 2 : 3;
  return { view, loaded: loaded.length, level, all, rows, byType, byScope, identities, packages, change };
}
