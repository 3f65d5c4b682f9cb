import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AccountPlace } from '../../domain/address/paths';
import { changedSearch, type Parameters } from '../../domain/address/query-string';
import { type ExclusionsView, readExclusionsView } from '../../domain/address/run-views';
import { type Exclusion, packageName } from '../../domain/assessment/assessment';
import {
  type ConcernGroup,
  filterExclusions,
  groupByConcern,
  type GroupedExclusions,
  groupExclusions,
} from '../../domain/exclusions/exclusion-groups';
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
  /** The shown ones by instance or rules package, where the address asks for that. */
  readonly byConcern: readonly ConcernGroup[] | undefined;
  /** The rules packages that are named, by ARN, as far as they are loaded. */
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  /** Changes the view, in place of the present entry of the history. */
  readonly change: (changes: Parameters) => void;
}

/** Filters and groups exclusions as the address says. What is shown, exported or counted comes from here. */
export function useShownExclusions<E extends Exclusion>(
  place: AccountPlace,
  exclusions: readonly E[],
): ShownExclusions<E> {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const view = useMemo(() => readExclusionsView(search), [search]);
  const { find = '', group } = view;

  const all = useMemo(() => groupExclusions(exclusions), [exclusions]);
  const packageArns = useMemo(() => all.groups.flatMap((each) => each.packageArns), [all]);
  const packages = useRulesPackages(useScope(place), packageArns);
  const rows = useMemo(
    () => filterExclusions(exclusions, find, (arn) => packageName(arn, packages)),
    [exclusions, find, packages],
  );
  const byType = useMemo(() => (rows === exclusions ? all : groupExclusions(rows)), [rows, exclusions, all]);
  const byConcern = useMemo(() => group && groupByConcern(rows, group), [rows, group]);

  const change = useCallback(
    (changes: Parameters): void =>
      void navigate({ search: changedSearch(search, changes) }, { replace: true, preventScrollReset: true }),
    [navigate, search],
  );
  const level = view.page ? 2 : 3;
  return { view, loaded: exclusions.length, level, all, rows, byType, byConcern, packages, change };
}
