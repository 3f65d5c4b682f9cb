/** How many exclusions a run has, as far as a row of a list can tell. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { arnOfRun, type RunPlace } from '../../../domain/address/paths';
import { hasExclusionsToCount } from '../../../domain/assessment/account-data';
import type { AssessmentRun } from '../../../domain/assessment/assessment';
import {
  exclusionStatus,
  type ExclusionStatus,
  loadedListing,
} from '../../../domain/assessment/exclusion-status';
import { hasEnded } from '../../../domain/assessment/runs';
import type { ToldCount } from '../../transport/list-answer';
import { eachPage } from '../../transport/list-describe';
import type { Problem } from '../../transport/problem';
import { A_MINUTE, FOREVER, inspectorKey } from '../../transport/query-cache';
import type { AccountInspector } from '../../transport/inspector';
import type { ToldTypes } from '../../transport/type-counts';
import { listedUnderWay } from './one-answer';
import { exclusionsPage, firstExclusionsPage } from './list-pages';
import { useDataKind } from '../data-kind';
import { useInspector } from '../inspector-context';

/** How many exclusions a run has, as far as one page tells. */
interface ExclusionCount {
  readonly count: number;
  /** More follow than were counted: shown as "500+". */
  readonly more: boolean;
  /** Not all was saved: more than these nobody can count. */
  readonly unsaved?: true;
  /** How many are of which type, where an endpoint of ours has told that with the list. */
  readonly byType?: ToldTypes;
}

/** By the run, what a list's answer told of its exclusions and no row has asked for yet. */
const told = new WeakMap<AccountInspector, Map<string, ToldCount>>();

/** What a list's answer tells of its runs' exclusions is known as if ListExclusions had been asked: once, by the row that comes into view. */
export function tellCounts(inspector: AccountInspector, counts: readonly ToldCount[]): void {
  const known = told.get(inspector) ?? new Map<string, ToldCount>();
  told.set(inspector, known);
  for (const count of counts) known.set(count.arn, count);
}

/** What our own endpoint counts: it counts all that there is, so of what is not whole the rest was not saved. */
const savedCount = ({ count, more, byType }: ExclusionCount): ExclusionCount => ({
  count,
  more,
  ...(more && { unsaved: true }),
  ...(byType && { byType }),
});

function takeTold(inspector: AccountInspector, arn: string): ExclusionCount | undefined {
  const known = told.get(inspector);
  const count = known?.get(arn);
  if (!count) return undefined;
  known?.delete(arn);
  if ('refused' in count) throw count.refused;
  return savedCount(count);
}

/**
 * The exclusion count of a run: what the list told of it, else one ListExclusions, since a run itself does not carry it. Behind whatever
 * an open drawer asks, four at a time, and once in a session for a run that has ended. What was counted before the
 * end is kept apart: an empty list of a run under way must never become the 0 of a run that has completed.
 *
 * @param saved it is asked of saved data: what there is not, was not saved
 */
export function exclusionCountQuery(
  inspector: AccountInspector,
  run: Pick<AssessmentRun, 'arn' | 'state'>,
  saved = false,
) {
  const ended = hasEnded(run.state);
  return queryOptions({
    queryKey: inspectorKey(inspector, 'ListExclusions', { arn: run.arn, ended }),
    staleTime: ended ? FOREVER : A_MINUTE,
    gcTime: FOREVER,
    async queryFn({ signal }): Promise<ExclusionCount> {
      const options = { signal, priority: 'count' } as const;
      const known = takeTold(inspector, run.arn);
      if (known) return known;
      // Where all of them are on their way, their beginning says how many. Where that fails, the count asks by itself.
      const listed = await listedUnderWay(inspector, run.arn)?.catch(() => undefined);
      signal.throwIfAborted();
      if (listed) return savedCount(listed);
      const pages = eachPage((token) =>
        token === undefined
          ? firstExclusionsPage(inspector, run.arn, ended, options)
          : exclusionsPage(inspector, run.arn, token, options),
      );
      // An empty page says nothing while more follow, and "0" would be a lie.
      for await (const { items, last } of pages) {
        const count = { count: items.length, more: !last };
        if (items.length > 0 || last) return saved ? savedCount(count) : count;
      }
      return { count: 0, more: false };
    },
  });
}

/** The types that a list told of and no count has taken: all exclusions may have been loaded before the list came. */
function untakenTypes(inspector: AccountInspector, arn: string): ToldTypes | undefined {
  const known = told.get(inspector)?.get(arn);
  return known && 'count' in known ? known.byType : undefined;
}

/** What a row tells of a run's exclusions. */
interface CountedExclusions {
  readonly status: ExclusionStatus;
  /** How many are of which type, where all of them are known and that was told. */
  readonly byType: ToldTypes | undefined;
}

/**
 * What is known of a run's exclusions, counted once the row is in view.
 *
 * @param run undefined where the run itself could not be described
 */
export function useCountedExclusions(
  inspector: AccountInspector,
  arn: string,
  run: AssessmentRun | undefined,
  inView: boolean,
): CountedExclusions {
  const kind = useDataKind(inspector.account);
  const counted = useQuery({
    ...exclusionCountQuery(
      inspector,
      { arn, state: run?.state ?? '' },
      kind === 'recorded' && run !== undefined && !hasEnded(run.state),
    ),
    enabled: inView && hasExclusionsToCount(run, kind),
  });
  return {
    status: exclusionStatus(run, loadedListing(counted)),
    byType: counted.data?.byType ?? untakenTypes(inspector, arn),
  };
}

/** The status alone of {@link useCountedExclusions}. */
export function useExclusionStatus(...of: Parameters<typeof useCountedExclusions>): ExclusionStatus {
  return useCountedExclusions(...of).status;
}

/**
 * Whether a run that the service does not find is known by its exclusions all the same: in recorded data they may
 * have been saved without the run. Asks only where the run was not found.
 */
export function useKnownByExclusions(place: RunPlace, problem: Problem | null): boolean {
  const status = useExclusionStatus(
    useInspector(place),
    arnOfRun(place),
    undefined,
    problem?.kind === 'not-found',
  );
  return status.kind === 'count';
}
