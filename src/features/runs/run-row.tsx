/** Runs in lists: what each row is, its status, and the columns that every list of runs begins with. */

import type { Described } from '../../inspector/transport/list-describe';
import { parseArn } from '../../domain/address/arn';
import { paths, type RunPlace, runPlace } from '../../domain/address/paths';
import { type AssessmentRun, isNotThere } from '../../domain/assessment/assessment';
import { runStateWords, type Tone as StateTone } from '../../domain/assessment/runs';
import { formatDuration } from '../../domain/text/times';
import { runs } from '../../strings/runs';
import { Link } from '../../ui/controls/link';
import type { Column } from '../../ui/table/columns';
import { StatusText, type Tone } from '../../ui/text/status-text';
import { TimeText } from '../../ui/text/time-text';
import { ExclusionsCell } from './exclusions-cell';

const tones: Readonly<Record<StateTone, Tone>> = {
  good: 'ok',
  warning: 'warn',
  bad: 'bad',
  'under-way': 'progress',
  neutral: 'neutral',
};

/** A run's state in words, for example `Completed with errors`. */
export function RunStatus({ state }: { readonly state: string }) {
  const { label, tone } = runStateWords(state);
  return <StatusText tone={tones[tone]}>{label}</StatusText>;
}

interface RunSentenceProps {
  readonly place: RunPlace;
  readonly run: AssessmentRun;
  /** The template's name, where it is known. */
  readonly template: string | undefined;
}

/** What a run is, in one line below its name: its state, its start, its template. */
export function RunSentence({ place, run, template }: RunSentenceProps) {
  return (
    <>
      <RunStatus state={run.state} /> · <TimeText at={run.startedAt} zone /> ·{' '}
      <Link to={paths.template(place)} underlined>
        {template ?? place.templateId}
      </Link>
    </>
  );
}

/** A run of a list: one that was listed but not described is known by its ARN only. */
export interface RunRow {
  readonly arn: string;
  readonly run: AssessmentRun | undefined;
  /** The service's reason for not describing it. */
  readonly failed?: string;
}

/** The row of a run as it was listed. */
export function runRow(item: Described<AssessmentRun>): RunRow {
  return 'found' in item
    ? { arn: item.arn, run: item.found }
    : { arn: item.arn, run: undefined, failed: item.failed.code };
}

/** Whether the run itself is not there, though its ARN is: in recorded data its exclusions were saved alone. */
export function isKnownByExclusions({ run, failed }: RunRow): boolean {
  return run === undefined && isNotThere(failed);
}

/** A run's name; where it is not known, its id. */
export function runName({ arn, run }: RunRow): string {
  return run?.name ?? parseArn(arn)?.id ?? arn;
}

const { columns } = runs;

/**
 * The columns of a list of runs.
 *
 * @param search the query string of the list, which stays when exclusions open over it
 */
export function runColumns(search: string): readonly Column<RunRow>[] {
  return [
    {
      id: 'name',
      header: columns.name,
      essential: true,
      cell: (row) => {
        const place = runPlace(row.arn);
        return place ? <Link to={paths.run(place)}>{runName(row)}</Link> : runName(row);
      },
    },
    {
      id: 'exclusions',
      header: columns.exclusions,
      essential: true,
      width: 160,
      cell: (row) => <ExclusionsCell row={row} name={runName(row)} search={search} types />,
    },
    {
      id: 'status',
      header: columns.status,
      essential: true,
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
    header: columns.start,
    times: true,
    width: 150,
    cell: ({ run }) => <TimeText at={run?.startedAt} />,
  },
  {
    id: 'duration',
    header: columns.duration,
    width: 76,
    cell: ({ run }) => (run ? formatDuration(run.durationInSeconds) : runs.noName),
  },
];
