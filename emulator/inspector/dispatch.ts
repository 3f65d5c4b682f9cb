/** How an operation is run: what every call goes through, whichever it is. */
import { advanceRuns } from '../assessment/advance-runs';
import { accessDenied, ServiceError } from './errors';
import { checkInput } from './model/check-input';
import type { Principal, Services } from './operation';
import { changesAccount, operations } from './operation-table';
import { requirePermission } from './permissions';

/**
 * Carries out one call: the operation's name, its input, the caller's permission, and then the operation itself, on an
 * account whose runs have been moved to where its clock stands. A write is one transaction; a recorded
 * account refuses all but what it can answer from its evidence. Gives back the answer in the wire's shape, undefined for an operation without one.
 * Throws {@link ServiceError} for everything that the service refuses.
 */
export function dispatch(
  services: Services,
  principal: Principal,
  operation: string,
  input: unknown,
): unknown {
  const entry = operations.get(operation);
  if (!entry)
    throw new ServiceError('UnknownOperationException', `The operation '${operation}' is not known`);
  const checked = checkInput(operation, input) as never;
  requirePermission(principal, operation, entry.about);
  if (!entry.ofRecorded && services.store.kind === 'recorded')
    throw accessDenied(entry.about, 'This account holds recorded data: it can be read, but not changed');
  advanceRuns(services);
  const run = () => entry.operation(services, principal, checked);
  return changesAccount(operation, services.store.kind) ? services.store.transaction(run) : run();
}
