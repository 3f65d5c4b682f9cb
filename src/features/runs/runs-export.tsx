/** Runs of a list, taken away as its columns say them: in words and plain numbers. */

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { exclusionStatus, loadedListing } from '../../domain/assessment/exclusion-status';
import { hasEnded, runStateWords, stoppedBy } from '../../domain/assessment/runs';
import { exclusionCountQuery } from '../../inspector/queries/exclusions/exclusion-count';
import { useInspector } from '../../inspector/queries/inspector-context';
import type { AccountInspector } from '../../inspector/transport/inspector';
import { listExports } from '../../strings/list-extras';
import { exclusionWord, runs as words } from '../../strings/runs';
import { type ExportedCell, type ExportedTable, exportedTime } from '../../ui/table/exported-tables';
import { type Extent, ListExport, type ListExportProps } from '../export/view-export-menu';
import {
  isKnownByExclusions,
  type NamesByArn,
  runName,
  type RunRow,
  targetOfRun,
  templateOfRun,
} from './run-row';

interface Names {
  readonly templates?: NamesByArn;
  readonly targets?: NamesByArn;
}

/** A number where there is one, else the words of the list; what was not in view yet was not counted. */
function exclusionsOf(client: QueryClient, inspector: AccountInspector, { arn, run }: RunRow): ExportedCell {
  const { queryKey } = exclusionCountQuery(inspector, { arn, state: run?.state ?? '' });
  const state = client.getQueryState<{ count: number; more: boolean }>(queryKey);
  const status = exclusionStatus(run, loadedListing({ data: state?.data, error: state?.error ?? null }));
  if (status.kind === 'zero') return 0;
  if (status.kind === 'count' && !status.more && !stoppedBy(run?.state)) return status.count;
  return exclusionWord(status, run?.state, listExports.notCounted);
}

/** Runs as a table: one row each, in the order given. */
export function exportedRuns(
  client: QueryClient,
  inspector: AccountInspector,
  rows: readonly RunRow[],
  { templates, targets }: Names,
  extent: Extent,
): ExportedTable {
  const { columns } = words;
  return {
    name: words.title,
    columns: [
      columns.name,
      columns.exclusions,
      columns.status,
      columns.template,
      columns.target,
      listExports.utc(columns.start),
      listExports.seconds(columns.duration),
      listExports.utc(columns.completed),
      listExports.arn,
    ],
    rows: rows.map((row) => {
      const { arn, run } = row;
      return [
        runName(row),
        exclusionsOf(client, inspector, row),
        run
          ? runStateWords(run.state).label
          : isKnownByExclusions(row)
            ? words.knownByExclusions
            : words.couldNotDescribe,
        templateOfRun(row, templates) ?? null,
        targetOfRun(row, targets) ?? null,
        exportedTime(run?.startedAt),
        run?.durationInSeconds ?? null,
        exportedTime(run && hasEnded(run.state) ? run.completedAt : undefined),
        arn,
      ];
    }),
    remark: listExports.extent(rows.length, extent),
  };
}

interface RunsExportProps extends Pick<ListExportProps, 'title'> {
  readonly names: Names;
  readonly place: NonNullable<ListExportProps['place']>;
  readonly rows: readonly RunRow[];
  readonly extent: Extent;
}

/** The exports of the list of runs. */
export default function RunsExport({ title, place, rows, names, extent }: RunsExportProps) {
  const client = useQueryClient();
  const inspector = useInspector(place);
  return (
    <ListExport
      title={title}
      place={place}
      table={() => exportedRuns(client, inspector, rows, names, extent)}
    />
  );
}
