/** The walk through a run's exclusions by Inspector's own calls. Loaded lazily: a list's first rows do not wait for it. */
import type { InspectorScope } from '../../transport/scope';
import { exclusionsApi, type RunExclusion } from './calls';
import { walkExclusions, type WalkStep } from './walk';

/** Which run is walked through, and how. */
interface WalkRun {
  readonly scope: InspectorScope;
  readonly runArn: string;
  /** Whether the run is known to have ended. */
  readonly ended: boolean;
  readonly priority: 'drawer' | 'count';
  readonly signal: AbortSignal;
  /** What an earlier walk loaded and cannot have changed: it is not asked for again. */
  readonly known: ReadonlyMap<string, RunExclusion>;
  /** Hears of each page of the list as it comes. */
  readonly landed: () => void;
}

/** All exclusions of a run, as they land. @throws as {@link walkExclusions} does */
export function walkRun(asked: WalkRun): AsyncGenerator<WalkStep, void> {
  const { scope, runArn, ended, priority, signal, known, landed } = asked;
  const api = exclusionsApi(scope, runArn, ended, priority, known);
  const list: typeof api.list = async (token, listSignal) => {
    const page = await api.list(token, listSignal);
    landed();
    return page;
  };
  return walkExclusions({ ...api, list }, signal);
}
