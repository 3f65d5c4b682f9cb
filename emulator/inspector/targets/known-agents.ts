import type { AccountStore } from '../../store/account-store';
import { isSavedEmpty } from '../../store/plain-rows';
import type { RunRecord } from '../../store/records';
import type { Services } from '../operation';

/** Whether it is known which agents a run had: they were saved, perhaps as none, or the engine knew its instances. */
export function agentsAreKnown(
  store: AccountStore,
  assessment: Services['assessment'],
  run: RunRecord,
): boolean {
  return (
    store.runAgents(run.arn, 0, 1).items.length > 0 ||
    isSavedEmpty(store, 'run-agents', run.arn) ||
    (run.described && assessment?.knowsTemplate(store.template(run.templateArn)) === true)
  );
}
