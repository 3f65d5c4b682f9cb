/** Which instances a view of their list shows, and what they are sorted by. */

import type { InstanceSort, InstancesView } from '../../domain/address/coverage-views';
import { type Identities, identityText } from '../../domain/assessment/instances';
import type { SortKey } from '../../domain/lists/tables';
import type { CoveredInstance } from '../../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import type { CoverageToday } from '../../inspector/queries/today/coverage-today';
import { stateOf } from '../present-coverage/coverage-today';

/** What an instance is sorted by in each column. */
export const SORT_KEYS: Readonly<Record<InstanceSort, (instance: CoveredInstance) => SortKey>> = {
  instance: ({ id }) => id,
  'not-fully': ({ notFullyChecked }) => notFullyChecked,
  fully: ({ fullyChecked }) => fullyChecked,
  'not-known': ({ notKnown }) => notKnown,
  runs: ({ runs }) => runs,
  last: ({ lastRunAt }) => lastRunAt,
};

/** Whether an instance is one that a view shows. */
export function isShown(
  { id, reasons, ...instance }: CoveredInstance,
  view: InstancesView,
  identities: Identities,
  today: CoverageToday | undefined,
  inGroup: (id: string) => boolean,
): boolean {
  if (!inGroup(id)) return false;
  const state = today && stateOf(today, id);
  if (today && view.uncoveredOnly && (instance.notFullyChecked === 0 || state !== 'not-covered'))
    return false;
  if (today && view.today !== undefined && state !== view.today) return false;
  if (view.neverOnly && !isNeverFullyChecked(instance)) return false;
  if (view.reason !== undefined && !reasons.some(({ type }) => type === view.reason)) return false;
  const find = view.find?.trim().toLowerCase() ?? '';
  return id.includes(find) || identityText(identities.get(id)).toLowerCase().includes(find);
}
