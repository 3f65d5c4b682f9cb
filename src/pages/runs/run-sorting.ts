import { type RunRow, runName } from '../../features/runs/run-columns';
import { targetArn } from '../../domain/address/arn';
import type { RunSort } from '../../domain/lists/list-tables';
import { arnOfTemplate, runPlace } from '../../domain/address/paths';
import { runStateWords } from '../../domain/assessment/run-state';
import type { Sort, SortKey } from '../../domain/lists/sorting';
import type { RunNames } from './run-names';

/** What a run is sorted by in each column. */
export function runSortKey(
  column: RunSort['column'],
  { templates, targets }: Pick<RunNames, 'templates' | 'targets'>,
): (row: RunRow) => SortKey {
  const keys: Readonly<Record<RunSort['column'], (row: RunRow) => SortKey>> = {
    name: (row) => row.run && runName(row),
    status: ({ run }) => run && runStateWords(run.state).label,
    template({ arn }) {
      const place = runPlace(arn);
      return place && (templates.get(arnOfTemplate(place))?.name ?? place.templateId);
    },
    target({ arn }) {
      const place = runPlace(arn);
      return (
        place && (targets.get(targetArn(place.region, place.account, place.targetId))?.name ?? place.targetId)
      );
    },
    // One that has not started yet is the newest of all by when it was made.
    start: ({ run }) => run && (run.startedAt ?? run.createdAt),
    duration: ({ run }) => run?.durationInSeconds,
    completed: ({ run }) => run?.completedAt,
  };
  return keys[column];
}

/** Texts begin with A, times and amounts with the newest and largest. */
export function firstDirection(column: string): Sort['direction'] {
  return ['start', 'duration', 'completed'].includes(column) ? 'descending' : 'ascending';
}
