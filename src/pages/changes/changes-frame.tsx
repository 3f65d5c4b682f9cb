/** What the changes since another run and since a preview have in common: the choice of the other run, and what comes of it. */

import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parseArn } from '../../domain/address/arn';
import type { AccountPlace } from '../../domain/address/paths';
import { readChangesView } from '../../domain/address/run-views';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import type { RunAnswer } from '../../domain/assessment/run-answer';
import { runBegan } from '../../domain/assessment/runs';
import { dayUtc } from '../../domain/text/times';
import { useSearchChange } from '../../features/address';
import { UndescribedNotes } from '../../features/lists/list-problem';
import { ProblemPanel } from '../../features/problems';
import type { AnsweredRun } from '../../inspector/queries/run-answers';
import type { TemplateRuns } from '../../inspector/queries/templates';
import type { Problem } from '../../inspector/transport/problem';
import { Comparison } from './comparison';
import { answers } from '../../strings/answers';
import { changes as words } from '../../strings/grid-changes-history';
import { common } from '../../strings/shell';
import { Button } from '../../ui/controls/button';
import { Note } from '../../ui/feedback/notices';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/page';

interface ChangesFrameProps {
  /** The page around it, with its head. */
  readonly renderPage: (content: ReactNode) => ReactNode;
  /** The template's runs as far as they are loaded. */
  readonly list: TemplateRuns | undefined;
  readonly problem: Problem | null;
  readonly onRetry: () => void;
  /** The run at hand, which is not compared with itself. */
  readonly present: AssessmentRun | undefined;
  /** What stands for no choice of another run. */
  readonly none: string;
  readonly children: ReactNode;
}

/** What is around a comparison: the choice of the other run, and what limits the choice. */
export function ChangesFrame(props: ChangesFrameProps) {
  const { renderPage, list, problem, onRetry, present, none, children } = props;
  return renderPage(
    <>
      {!list && !problem && <Loading label={words.loading} />}
      {!list && problem && <ProblemPanel problem={problem} onRetry={onRetry} />}
      {list && (
        <>
          <Card>
            <CompareBar runs={list.runs.filter(({ arn }) => arn !== present?.arn)} none={none} />
          </Card>
          {(list.more || list.undescribed.length > 0) && (
            <div style={{ marginTop: 16 }}>
              {list.more ? (
                <Note>{words.cutShort}</Note>
              ) : (
                <UndescribedNotes items={list.undescribed} words={words.undescribed} />
              )}
            </div>
          )}
          <div style={{ marginTop: 16 }}>{children}</div>
        </>
      )}
    </>,
  );
}

/** More than this is no choice that anybody can make from a list. */
const MOST_OPTIONS = 200;

interface CompareBarProps {
  /** The runs that can be compared with, the latest first. */
  readonly runs: readonly AssessmentRun[];
  /** What stands for no choice of one's own. */
  readonly none: string;
}

/** Which run to compare with. */
function CompareBar({ runs, none }: CompareBarProps) {
  const [search] = useSearchParams();
  const change = useSearchChange();
  const { compareWith } = readChangesView(search);
  const options = runs.slice(0, MOST_OPTIONS).flatMap((run) => {
    const id = parseArn(run.arn)?.id;
    return id === undefined
      ? []
      : [{ value: id, label: words.option(run.name, dayUtc(runBegan(run)) ?? '') }];
  });
  return (
    <SelectField
      label={words.compareWith}
      none={none}
      value={compareWith}
      options={options}
      onChange={(id) => change({ with: id })}
    />
  );
}

interface ComparedProps {
  readonly place: AccountPlace;
  /** What is known of the run or the preview at hand. */
  readonly present: RunAnswer;
  /** The run at hand; undefined for a preview. */
  readonly run: AssessmentRun | undefined;
  /** What a preview is of: its template's rules packages, where they are known. */
  readonly packageArns?: readonly string[] | undefined;
  /** In words, why the present one is not known as a whole. */
  readonly presentGap: string;
  readonly onRetry: (() => void) | undefined;
  readonly other: AnsweredRun | undefined;
  /** A run was chosen that the template does not have. */
  readonly unknownChoice: boolean;
}

const gapText = (run: AssessmentRun, answer: RunAnswer): string =>
  answer.kind === 'gap' ? words.impossible.other(run.name, answers[answer.why].text) : '';

/** The comparison, or in which of the two the reason lies that there is none. */
export function Compared(props: ComparedProps) {
  const { place, run, presentGap, onRetry, unknownChoice } = props;
  // Answers come as a task of their own that is drawn at once: ten thousand exclusions of each would be compared, grouped and drawn in
  // it. What is deferred is drawn part by part, with other work between.
  const { present, other } = useDeferredValue(
    useMemo(() => ({ present: props.present, other: props.other }), [props.present, props.other]),
  );
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
        packageArns={run?.rulesPackageArns ?? props.packageArns}
        other={other.run}
        others={other.answer.exclusions}
      />
    );
  if (present.kind === 'gap' || other.answer.kind === 'gap') {
    const retry = present.kind === 'gap' ? onRetry : other.retry;
    return (
      <Card flush>
        <EmptyState
          title={words.impossible.title}
          text={
            <>
              {present.kind === 'gap' ? presentGap : gapText(other.run, other.answer)} {words.impossible.why}
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
