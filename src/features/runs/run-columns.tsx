/** The columns of lists of runs: those that each begins with, and all that the list of all runs can have. */

import { parseArn } from '../../domain/address/arn';
import { paths, runPlace } from '../../domain/address/paths';
import { packageName, shortPackageName } from '../../domain/assessment/assessment';
import { ExclusionsCell } from './exclusions-cell';
import type { RunNames } from './run-filters';
import { isKnownByExclusions, runName, type RunRow, RunStatus, targetOfRun, templateOfRun } from './run-row';
import { formatDuration } from '../../domain/text/times';
import { StatusText } from '../../ui/text/status-text';
import { list } from '../../strings/numbers';
import { runs } from '../../strings/runs';
import { Link } from '../../ui/controls/link';
import type { Column } from '../../ui/table/columns';
import { Mono } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';

const { columns: headers } = runs;

/**
 * The columns of a list of runs.
 *
 * @param search the query string of the list, which stays when exclusions open over it
 */
export function runColumns(search: string): readonly Column<RunRow>[] {
  return [
    {
      id: 'name',
      header: headers.name,
      essential: true,
      cell: (row) => {
        const place = runPlace(row.arn);
        return place ? <Link to={paths.run(place)}>{runName(row)}</Link> : runName(row);
      },
    },
    {
      id: 'exclusions',
      header: headers.exclusions,
      essential: true,
      width: 160,
      cell: (row) => <ExclusionsCell row={row} name={runName(row)} search={search} types />,
    },
    {
      id: 'status',
      header: headers.status,
      essential: true,
      below: true,
      width: 200,
      cell: (row) => {
        if (row.run) return <RunStatus state={row.run.state} />;
        const why = isKnownByExclusions(row) ? runs.knownByExclusions : runs.couldNotDescribe;
        return <StatusText tone="neutral">{why}</StatusText>;
      },
    },
  ];
}

/** The columns of when a run started and how long it was to take. */
export const runTimeColumns: readonly Column<RunRow>[] = [
  {
    id: 'start',
    header: headers.start,
    times: true,
    width: 150,
    cell: ({ run }) => <TimeText at={run?.startedAt} />,
  },
  {
    id: 'duration',
    header: headers.duration,
    width: 76,
    cell: ({ run }) => (run ? formatDuration(run.durationInSeconds) : runs.noName),
  },
];

/** Every column that the list of runs can have; a run's template and target are read off its ARN and then named. */
export function runListColumns(
  { templates, targets, packages }: RunNames,
  search: string,
): readonly Column<RunRow>[] {
  return [
    ...runColumns(search),
    {
      id: 'template',
      header: headers.template,
      width: '14%',
      cell: (row) => {
        const place = runPlace(row.arn);
        return place && <Link to={paths.template(place)}>{templateOfRun(row, templates)}</Link>;
      },
    },
    {
      id: 'target',
      header: headers.target,
      width: '11%',
      cell: (row) => targetOfRun(row, targets),
    },
    ...runTimeColumns,
    {
      id: 'completed',
      header: headers.completed,
      times: true,
      width: 150,
      cell: ({ run }) => <TimeText at={run?.completedAt} />,
    },
    {
      id: 'rules-packages',
      header: headers['rules-packages'],
      width: '16%',
      cell: ({ run }) =>
        run
          ? list(run.rulesPackageArns.map((arn) => shortPackageName(packageName(arn, packages))))
          : runs.noName,
    },
    {
      id: 'id',
      header: headers.id,
      width: 110,
      cell: ({ arn }) => <Mono>{parseArn(arn)?.id ?? arn}</Mono>,
    },
  ];
}
