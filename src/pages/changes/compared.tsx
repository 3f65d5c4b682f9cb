import type { AccountPlace } from '../../domain/address/paths';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import type { RunAnswer } from '../../domain/assessment/run-answer';
import type { AnsweredRun } from '../../inspector/queries/run-answers';
import { answers } from '../../strings/answers';
import { changes as words } from '../../strings/changes';
import { common } from '../../strings/common';
import { Button } from '../../ui/controls/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';
import { Card } from '../../ui/layout/card';
import { Comparison } from './comparison';

const { impossible } = words;

export interface ComparedProps {
  readonly place: AccountPlace;
  /** What is known of the run or the preview at hand. */
  readonly present: RunAnswer;
  /** The run at hand; undefined for a preview. */
  readonly run: AssessmentRun | undefined;
  /** In words, why the present one is not known as a whole. */
  readonly presentGap: string;
  readonly onRetry: (() => void) | undefined;
  readonly other: AnsweredRun | undefined;
  /** A run was chosen that the template does not have. */
  readonly unknownChoice: boolean;
}

const gapText = (run: AssessmentRun, answer: RunAnswer): string =>
  answer.kind === 'gap' ? impossible.other(run.name, answers[answer.why].text) : '';

/** The comparison, or in which of the two the reason lies that there is none. */
export function Compared(props: ComparedProps) {
  const { place, present, run, presentGap, onRetry, other, unknownChoice } = props;
  if (!other)
    return (
      <Card flush>
        <EmptyState
          title={words.noOther.title}
          text={unknownChoice ? words.unknownRun : words.noOther.text}
        />
      </Card>
    );
  if (present.kind === 'known' && other.answer.kind === 'known')
    return (
      <Comparison
        place={place}
        present={present.exclusions}
        run={run}
        other={other.run}
        others={other.answer.exclusions}
      />
    );
  if (present.kind === 'gap' || other.answer.kind === 'gap') {
    const retry = present.kind === 'gap' ? onRetry : other.retry;
    return (
      <Card flush>
        <EmptyState
          title={impossible.title}
          text={
            <>
              {present.kind === 'gap' ? presentGap : gapText(other.run, other.answer)} {impossible.why}
            </>
          }
          action={retry && <Button onClick={retry}>{common.tryAgain}</Button>}
        />
      </Card>
    );
  }
  return (
    <Card flush>
      <Loading label={words.loading} />
    </Card>
  );
}
