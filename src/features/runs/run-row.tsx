/** Runs in lists: what each row is, its name, its status. */

import type { Described } from '../../inspector/transport/list-describe';
import { parseArn } from '../../domain/address/arn';
import { paths, type RunPlace } from '../../domain/address/paths';
import { type AssessmentRun, isNotThere } from '../../domain/assessment/assessment';
import { runStateWords, type Tone as StateTone } from '../../domain/assessment/runs';
import { Link } from '../../ui/controls/link';
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
