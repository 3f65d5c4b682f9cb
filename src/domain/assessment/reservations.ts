import type { AssessmentRun, RunInstance } from './assessment';
import { hadErrors } from './run-state';

/**
 * What speaks against taking a run's silence for health: that its list of exclusions names no check does not say
 * that the check was completed.
 */
export type Reservation =
  /** The run completed with errors. */
  | { readonly kind: 'had-errors' }
  /** It says of itself that it collected no data. */
  | { readonly kind: 'no-data' }
  /** It lists no instance: there was nothing to check. */
  | { readonly kind: 'no-instances' }
  /** So many of the agents of its instances were unhealthy. */
  | { readonly kind: 'unhealthy-agents'; readonly unhealthy: number; readonly agents: number };

/** Whether the service knew that an instance's agent was unhealthy: then it may have collected nothing there. */
export function isUnhealthy({ health }: RunInstance): boolean {
  return health === 'UNHEALTHY';
}

/**
 * The reservations that a run's own description and its list of instances give.
 *
 * @param instances undefined where they are not known; then nothing is said of them
 */
export function reservations(
  run: Pick<AssessmentRun, 'state' | 'dataCollected'>,
  instances: readonly RunInstance[] | undefined,
): readonly Reservation[] {
  const unhealthy = instances?.filter(isUnhealthy).length ?? 0;
  return [
    ...(hadErrors(run.state) ? [{ kind: 'had-errors' } as const] : []),
    ...(run.dataCollected ? [] : [{ kind: 'no-data' } as const]),
    ...(instances?.length === 0 ? [{ kind: 'no-instances' } as const] : []),
    ...(instances && unhealthy > 0
      ? [{ kind: 'unhealthy-agents', unhealthy, agents: instances.length } as const]
      : []),
  ];
}
