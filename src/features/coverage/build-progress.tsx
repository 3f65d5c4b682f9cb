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
import { Card } from '../../ui/layout/page';
import { permissionOf, ProblemActions } from '../problems';

const { built: words } = coverage;

const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px' });
const Bar = styled('div')({
  height: 3,
  marginTop: 6,
  borderRadius: 2,
  overflow: 'hidden',
  background: color.line,
  '& > div': { height: '100%', borderRadius: 2, background: color.accent },
});
const Quiet = styled('p')({ margin: '8px 0 0', fontSize: 12, color: color.dim });

type Looked = Pick<CoverageProgress, 'looked' | 'listed' | 'listComplete' | 'complete'>;

/** How many runs figures are of, of how many, in words. */
export const lookedText = ({ looked, listed, listComplete }: Looked): string =>
  words.looked(looked, listed, !listComplete);

export interface BuildProgressProps {
  readonly progress: Looked;
  readonly isFetching: boolean;
  /** Why it ended before the last run. */
  readonly problem?: Problem | null | undefined;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/** How many runs the figures below are of, with the way to look at no more of them, and to go on. */
export function BuildProgress({ progress, isFetching, problem, onStop, onGoOn }: BuildProgressProps) {
  const announce = useAnnounce();
  const { looked, listed, listComplete, complete } = progress;
  const text = lookedText(progress);
  const done = complete && !isFetching;
  // Of how many nobody knows until the list is at its end: then the bar is empty.
  const percent = listComplete && listed > 0 ? Math.round((100 * looked) / listed) : undefined;
  const wasFetching = useRef(isFetching);
  useEffect(() => {
    if (wasFetching.current && done) announce(words.done(listed));
    wasFetching.current = isFetching;
  }, [announce, done, isFetching, listed]);
  const toggle = (): void => {
    if (!isFetching) return onGoOn();
    onStop();
    announce(words.stopped);
  };
  return (
    <>
      {problem && !isFetching && (
        <Note
          tone="warn"
          action={<ProblemActions problem={problem} onRetry={onGoOn} permission={permissionOf(problem)} />}
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
        {isFetching && (
          // A native one without a value keeps moving where the reader asked for less motion.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <Bar role="progressbar" aria-label={words.label} aria-valuenow={percent}>
            <div style={{ width: `${percent ?? 0}%` }} />
          </Bar>
        )}
        <Quiet>{words.explanation}</Quiet>
      </Card>
    </>
  );
}
