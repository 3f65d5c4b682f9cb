import type { AssessmentRun } from '../../domain/assessment/assessment';
import { paths, type RunPlace } from '../../domain/address/paths';
import { Link } from '../../ui/controls/link';
import { RunStatus } from './run-status';
import { TimeText } from '../../ui/text/time-text';

export interface RunSentenceProps {
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
