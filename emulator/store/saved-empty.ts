import type { AccountStore } from './account-store';

/** Lists whose empty saved answer would look like no answer, if it were not noted. */
export type EmptyList = 'findings' | 'run-agents' | 'subscriptions' | 'tags';

/** The kind of the plain rows that note them. Their keys begin with what was asked about. */
export const SAVED_EMPTY = 'saved-empty';

const keyOf = (list: EmptyList, about: string): string => `${about} ${list}`;

/** Notes that a saved answer proves a list empty; `about` is a run's or template's ARN, or the region. */
export function noteSavedEmpty(
  store: Pick<AccountStore, 'putPlainRow'>,
  list: EmptyList,
  about: string,
  region: string,
): void {
  store.putPlainRow(SAVED_EMPTY, region, keyOf(list, about), { list, about });
}

/** Whether an answer was saved that proves a list of this run, template or region empty. */
export function isSavedEmpty(store: Pick<AccountStore, 'plainRow'>, list: EmptyList, about: string): boolean {
  return store.plainRow(SAVED_EMPTY, keyOf(list, about)) !== undefined;
}
