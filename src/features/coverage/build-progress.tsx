import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { CoverageProgress } from '../../domain/report/coverage-answer';
import type { Problem } from '../../inspector/transport/problem';
import { coverage } from '../../strings/coverage';
import { problems } from '../../strings/problems';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useAnnounce } from '../../ui/feedback/announcer';
import { Note } from '../../ui/feedback/notices';
import { ProgressBar } from '../../ui/feedback/progress';
import { Card } from '../../ui/layout/page';
import { permissionOf, ProblemActions } from '../problems';

const { built: words } = coverage;

const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px' });
const Quiet = styled('p')({ margin: '8px 0 0', fontSize: 12, color: color.dim });

type Looked = Pick<CoverageProgress, 'looked' | 'listed' | 'listComplete' | 'complete'>;

/** How many runs figures are of, of how many, in words. */
export const lookedText = ({ looked, listed, listComplete }: Looked): string =>
  words.looked(looked, listed, !listComplete);

/** Figures that are built run by run, and the ways to end that and to go on with it. */
export interface CoverageBuild {
  readonly progress: Looked;
  readonly isFetching: boolean;
  /** Why it ended before the last run. */
  readonly problem?: Problem | null | undefined;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** How many runs the figures below are of, with the way to look at no more of them, and to go on. */
export function BuildProgress({ build }: { readonly build: CoverageBuild }) {
  const { progress, isFetching, problem, stop, goOn } = build;
  const announce = useAnnounce();
  const { looked, listed, listComplete, complete } = progress;
  const text = lookedText(progress);
  const done = complete && !isFetching;
  // Of how many nobody knows until the list is at its end.
  const share = listComplete && listed > 0 ? looked / listed : undefined;
  const wasFetching = useRef(isFetching);
  useEffect(() => {
    if (wasFetching.current && done) announce(words.done(listed));
    wasFetching.current = isFetching;
  }, [announce, done, isFetching, listed]);
  const toggle = (): void => {
    if (!isFetching) return goOn();
    stop();
    announce(words.stopped);
  };
  return (
    <>
      {problem && !isFetching && (
        <Note
          tone="warn"
          action={<ProblemActions problem={problem} onRetry={goOn} permission={permissionOf(problem)} />}
        >
          {words.cutShort(text)} {problems[problem.kind].title}.{' '}
          {problems[problem.kind].text(permissionOf(problem))}
        </Note>
      )}
      <Card>
        <Line>
          <span>{done ? words.done(listed) : isFetching ? text : words.stoppedAt(text)}</span>
          <Button emphasis="plain" onClick={toggle}>
            {isFetching ? words.stop : done ? words.again : words.goOn}
          </Button>
        </Line>
        {isFetching && <ProgressBar label={words.label} share={share} />}
        <Quiet>{words.explanation}</Quiet>
      </Card>
    </>
  );
}
