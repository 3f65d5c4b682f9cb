/** The numbers of exclusions of several runs, for the rows of a list. */

import { type TitleCount, type TypeCount, typeCounts } from '../../src/domain/exclusions/type-counts';
import { errorMembers, ServiceError } from '../inspector/errors';
import { listExclusions } from '../inspector/exclusions';
import type { Principal, Services } from '../inspector/operation';
import { isAllowed, requirePermission } from '../inspector/permissions';
import type { AccountStore } from '../store/account-store';

/** How many exclusions of a run are known, and whether these are all; or why that is not told. */
type ListedCount = { readonly assessmentRunArn: string } & (
  | {
      readonly listed: number;
      readonly whole: boolean;
      /** How many are of which type, by its index among the answer's `exclusionTypes`: left out where that is not known of each. */
      readonly byType?: Readonly<Record<number, number>>;
    }
  | { readonly refused: ReturnType<typeof errorMembers> }
);

/** The numbers, as an answer has them. */
export interface CountedExclusions {
  readonly exclusions: readonly ListedCount[];
  /** Each once, in the order in which they are shown: hundreds of runs have the same few. */
  readonly exclusionTypes: readonly Pick<TypeCount, 'key' | 'title'>[];
}

/** What the first page of ListExclusions tells of a run's number, but to its end: 500 are no bound here. */
function listedCount(services: Services, principal: Principal, assessmentRunArn: string): ListedCount {
  try {
    requirePermission(principal, 'ListExclusions', 'run');
    listExclusions(services, principal, { assessmentRunArn, maxResults: 1 });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { assessmentRunArn, refused: errorMembers(error) };
  }
  const { store } = services;
  const whole = store.run(assessmentRunArn)?.exclusionsComplete !== false;
  return { assessmentRunArn, listed: store.exclusionCount(assessmentRunArn), whole };
}

/** Numbers by the types of exclusion, where each exclusion of a run is known and described. */
function byTypes(store: AccountStore, counts: readonly ListedCount[]): CountedExclusions {
  const titles = new Map<string, readonly TitleCount[]>();
  for (const count of counts) {
    if ('refused' in count || !count.whole || count.listed === 0) continue;
    const byTitle = store.exclusionsByTitle(count.assessmentRunArn);
    // One that is only listed is of a type that nobody knows.
    if (byTitle.reduce((sum, [, described]) => sum + described, 0) === count.listed)
      titles.set(count.assessmentRunArn, byTitle);
  }
  const types = typeCounts([...titles.values()].flat());
  const indexes = new Map(types.map(({ key }, index) => [key, index]));
  return {
    exclusions: counts.map((count) => {
      const byTitle = titles.get(count.assessmentRunArn);
      if (!byTitle) return count;
      const ofRun = typeCounts(byTitle).map(({ key, count: n }) => [indexes.get(key), n] as const);
      return { ...count, byType: Object.fromEntries(ofRun) };
    }),
    exclusionTypes: types.map(({ key, title }) => ({ key, title })),
  };
}

/**
 * Counts the exclusions of runs that have ended, each to the last one, or says why that is not told; by their types for who may
 * describe exclusions. What is counted by type was counted when it was written: nothing of this reads the exclusions themselves.
 */
export function countExclusions(
  services: Services,
  principal: Principal,
  runArns: readonly string[],
): CountedExclusions {
  const counts = runArns.map((arn) => listedCount(services, principal, arn));
  return isAllowed(principal, 'DescribeExclusions')
    ? byTypes(services.store, counts)
    : { exclusions: counts, exclusionTypes: [] };
}
