/** Runs in lists: what each row is, its status, and the columns that every list of runs begins with. */

import { useRef } from 'react';
import { useExclusionStatus } from '../../inspector/queries/exclusions/exclusion-count';
import { usePrefetchExclusions } from '../../inspector/queries/prefetch';
import { useScope } from '../../inspector/queries/provider';
import type { Described } from '../../inspector/transport/list-describe';
import { useInView } from '../../ui/layout/measure';
import { styled } from '@mui/material/styles';
import { parseArn } from '../../domain/address/arn';
import { arnOfRun, paths, type RunPlace, runPlace } from '../../domain/address/paths';
import { type AssessmentRun, isNotThere } from '../../domain/assessment/assessment';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import { runStateWords, stoppedBy, type Tone as StateTone } from '../../domain/assessment/runs';
import { formatDuration } from '../../domain/text/times';
import { exclusionWord, runs } from '../../strings/runs';
import { color } from '../../theme/tokens';
import { type Attention, Link } from '../../ui/controls/link';
import type { Column } from '../../ui/table/columns';
import { StatusText, type Tone } from '../../ui/text/status-text';
import { TimeText } from '../../ui/text/time-text';

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

const { columns, count: words } = runs;

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
      cell: (row) => <ExclusionsCell row={row} search={search} />,
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

interface ExclusionsCellProps {
  readonly row: RunRow;
  readonly search?: string;
}

function Counted({ row, place, search }: ExclusionsCellProps & { readonly place: RunPlace }) {
  const cell = useRef<HTMLSpanElement>(null);
  const status = useExclusionStatus(useScope(place), row.arn, row.run, useInView(cell));
  const attention = usePrefetchExclusions(place);
  return (
    <span ref={cell}>
      <ExclusionCount
        place={place}
        name={runName(row)}
        status={status}
        state={row.run?.state}
        attention={attention}
        {...(search !== undefined && { search })}
      />
    </span>
  );
}

/** The Exclusions cell of a run: it asks for the number when it is seen. */
export function ExclusionsCell(props: ExclusionsCellProps) {
  const place = runPlace(props.row.arn);
  return place ? <Counted {...props} place={place} /> : null;
}

/** Words where others have a number: small enough for two lines of the column. */
const QuietCount = styled('span')({
  fontSize: 12,
  color: color.dim,
  '& a': { color: 'inherit', textDecoration: 'underline' },
});

interface ExclusionCountProps {
  readonly place: RunPlace;
  /** The run's name, for the link's name. */
  readonly name: string;
  readonly status: ExclusionStatus;
  /** The run's; undefined where it is not described. */
  readonly state: string | undefined;
  /** The query string of the list, which stays when the exclusions open over it. */
  readonly search?: string;
  readonly attention?: Attention;
}

/**
 * What is known of how many exclusions a run has: the number as a link to them, a plain 0, or why there
 * is no number, in grey words with the explanation one click away.
 */
function ExclusionCount({ place, name, status, state, search = '', attention }: ExclusionCountProps) {
  const word = exclusionWord(status, state, words.loading);
  if (status.kind === 'zero') return <>{word}</>;
  if (status.kind === 'loading') return <QuietCount>{word}</QuietCount>;
  const to = { pathname: paths.exclusions(place), search };
  const opener = arnOfRun(place);
  if (status.kind === 'count')
    return (
      <Link
        to={to}
        opener={opener}
        {...(attention && { attention })}
        label={
          stoppedBy(state) || status.unsaved
            ? words.linkPerhapsMore(word, name)
            : (status.more ? words.linkAtLeast : words.link)(status.count, name)
        }
      >
        {word}
      </Link>
    );
  return (
    <QuietCount>
      <Link to={to} opener={opener} label={words.why(word, name)}>
        {word}
      </Link>
    </QuietCount>
  );
}
