import type { ListExclusionsRequest, ListExclusionsResponse } from '@aws-sdk/client-inspector';
import { requireRun } from '../arns';
import { noSuchEntity } from '../errors';
import type { Checked, Operation, Wire } from '../operation';
import { openPage } from '../lists/paging';

const REST_NOT_SAVED = 'The rest of the exclusions of this run are not in this data';
/** What the run had when it ended was not saved. */
const LISTED_DURING_RUN =
  'The exclusions of this run are not in this data as a whole: their list was saved while the run was in progress';

/**
 * The ARNs of a run's exclusions in their order. A run that has not ended has none yet: an empty list. A run whose
 * exclusions this data does not hold is refused, never answered with an empty list; where only some are known, the
 * walk through them ends in that refusal.
 */
export const listExclusions: Operation<Checked<ListExclusionsRequest>, Wire<ListExclusionsResponse>> = (
  services,
  principal,
  input,
) => {
  const page = openPage<number>(services, principal, 'ListExclusions', input, { usual: 100 });
  const run = requireRun(services, principal, input.assessmentRunArn);
  if (run.exclusions === 'absent')
    throw noSuchEntity('run', 'The exclusions of this run are not in this data');
  const after = page.after ?? 0;
  const { arns, next } = services.store.exclusionArns(run.arn, after, page.limit);
  if (run.exclusionsComplete !== false) return { exclusionArns: [...arns], ...page.next(next) };
  if (arns.length === 0)
    throw noSuchEntity('run', run.exclusionsListedDuringRun ? LISTED_DURING_RUN : REST_NOT_SAVED);
  return { exclusionArns: [...arns], ...page.next(next ?? after + arns.length) };
};
