/** The exclusions of a view as the reader sees them: narrowed and grouped as its address says. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AccountPlace } from '../../domain/address/paths';
import type { Parameters } from '../../domain/address/query-string';
import { type ExclusionsView, readExclusionsView } from '../../domain/address/run-views';
import { type Exclusion, packageName, type RunInstance } from '../../domain/assessment/assessment';
import { type Identities, identityText } from '../../domain/assessment/instances';
import {
  type CheckCosts,
  checkCosts,
  type EveryOne,
  type NamedCosts,
  namedCosts,
  typesByCost,
} from '../../domain/coverage/check-costs';
import { namedInstances } from '../../domain/exclusions/exclusion-scopes';
import { isIdentityKind } from '../../domain/exclusions/groupings';
import { filterExclusions } from '../../domain/exclusions/filter-exclusions';
import { type GroupedExclusions, groupExclusions } from '../../domain/exclusions/group-exclusions';
import { useSearchChange } from '../address';
import { runInstancesQuery, type AgentsOf, useIdentities } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useInspector } from '../../inspector/queries/inspector-context';

/** The exclusions as the reader sees them: what the address says, carried out. */
export interface ShownExclusions<E extends Exclusion = Exclusion> {
  readonly view: ExclusionsView;
  /** What they are narrowed to, in words; undefined is nothing: then all that are loaded are shown. */
  readonly narrowedTo: string | undefined;
  /** How many are loaded. */
  readonly loaded: number;
  /** The level of the headings in them: below a page's own heading, or below a panel's. */
  readonly level: 2 | 3;
  /** Every one that is loaded, by type: what the summary counts. */
  readonly all: GroupedExclusions;
  /** The ones that are shown: those that the text of the address is about. */
  readonly rows: readonly E[];
  /** The shown ones by type, in the order of the checks that the types cost. */
  readonly byType: GroupedExclusions;
  /** What the shown ones cost, and as far as they tell it themselves. */
  readonly costs: CheckCosts;
  readonly named: NamedCosts;
  /** What "every one" stands for, as far as it is loaded. */
  readonly every: EveryOne;
  /** All instances of the run, where they are loaded. */
  readonly instances: readonly RunInstance[] | undefined;
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
  /** The rules packages of the run or template; undefined where they are not known. */
  readonly packageArns: readonly string[] | undefined;
}

/** All instances of a run, where they are known: who "every instance" is, and how many of how many a group is. */
function useRunInstances(place: AccountPlace, { complete, runArn = '' }: ExclusionsOf) {
  const enabled = complete && runArn !== '';
  return useQuery({ ...runInstancesQuery(useInspector(place), runArn), enabled }).data;
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
  const { find, group } = view;

  const all = useMemo(() => groupExclusions(loaded), [loaded]);
  const { packageArns } = of;
  const namedArns = useMemo(
    () => [...new Set([...all.groups.flatMap((each) => each.packageArns), ...(of.packageArns ?? [])])],
    [all, of.packageArns],
  );
  const packages = useRulesPackages(useInspector(place), namedArns);
  const instances = useRunInstances(place, of);
  // Who the others are is asked only where they are counted.
  const others = isIdentityKind(group) ? instances : undefined;
  const instanceIds = useMemo(
    () => [...new Set([...namedInstances(loaded), ...(others ?? []).map(({ id }) => id)])],
    [loaded, others],
  );
  const identities = useIdentities(place, instanceIds, of.settled, of);
  const rows = useMemo(
    () =>
      filterExclusions(loaded, find ?? '', {
        packageName: (arn) => packageName(arn, packages),
        instanceText: (id) => identityText(identities.get(id)),
      }),
    [loaded, find, packages, identities],
  );
  const named = useMemo(() => namedCosts(rows, packageArns), [rows, packageArns]);
  const byType = useMemo(
    () => typesByCost(rows === loaded ? all : groupExclusions(rows), named),
    [rows, loaded, all, named],
  );
  const every = useMemo(
    (): EveryOne => ({ packageArns, instanceIds: instances?.map(({ id }) => id) }),
    [packageArns, instances],
  );
  const costs = useMemo(() => checkCosts(named, every.instanceIds), [named, every]);

  const level = view.page ? 2 : 3;
  const groups = { all, byType, named, costs, every, instances };
  return {
    view,
    narrowedTo: find,
    loaded: loaded.length,
    level,
    rows,
    ...groups,
    identities,
    packages,
    change,
  };
}
