import { queryOptions } from '@tanstack/react-query';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { hasEnded } from '../../domain/assessment/run-state';
import { eachPage } from '../transport/pages';
import { A_MINUTE, FOREVER, inspectorKey } from '../transport/query-key';
import type { InspectorScope } from '../transport/scope';
import { exclusionsPage, firstExclusionsPage } from './first-page';

/** How many exclusions a run has, as far as one page tells. */
export interface ExclusionCount {
  readonly count: number;
  /** More follow than were counted: shown as "500+". */
  readonly more: boolean;
}

/**
 * The exclusion count of a run: one ListExclusions, since a run itself does not carry it. Behind whatever
 * an open drawer asks, four at a time, and once in a session for a run that has ended. What was counted before the
 * end is kept apart: an empty list of a run under way must never become the 0 of a run that has completed.
 */
export function exclusionCountQuery(scope: InspectorScope, run: Pick<AssessmentRun, 'arn' | 'state'>) {
  const ended = hasEnded(run.state);
  return queryOptions({
    queryKey: inspectorKey(scope, 'ListExclusions', { arn: run.arn, ended }),
    staleTime: ended ? FOREVER : A_MINUTE,
    gcTime: FOREVER,
    async queryFn({ signal }): Promise<ExclusionCount> {
      const options = { signal, priority: 'count' } as const;
      const pages = eachPage((token) =>
        token === undefined
          ? firstExclusionsPage(scope, run.arn, ended, options)
          : exclusionsPage(scope, run.arn, token, options),
      );
      // An empty page says nothing while more follow, and "0" would be a lie.
      for await (const { items, last } of pages)
        if (items.length > 0 || last) return { count: items.length, more: !last };
      return { count: 0, more: false };
    },
  });
}
