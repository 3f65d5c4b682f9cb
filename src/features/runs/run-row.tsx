/** Runs in lists: what each row is, its name, its status, its template and target. */

import type { Described } from '../../inspector/transport/list-describe';
import { parseArn, targetArn } from '../../domain/address/arn';
import { arnOfTemplate, paths, type RunPlace, runPlace } from '../../domain/address/paths';
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

/** Names by ARN, as far as they are known. */
export type NamesByArn = ReadonlyMap<string, { readonly name: string }>;

/** The name of a run's template, which the run's ARN tells; its id where the name is not known. Undefined for an ARN of no run. */
export function templateOfRun({ arn }: RunRow, templates?: NamesByArn): string | undefined {
  const place = runPlace(arn);
  return place && (templates?.get(arnOfTemplate(place))?.name ?? place.templateId);
}

/** The same of a run's target. */
export function targetOfRun({ arn }: RunRow, targets?: NamesByArn): string | undefined {
  const place = runPlace(arn);
  if (!place) return undefined;
  const { region, account, targetId } = place;
  return targets?.get(targetArn(region, account, targetId))?.name ?? targetId;
}
