/** What is not known: of the runs that figures are of, and of what the data itself says is there. */

import { styled } from '@mui/material/styles';
import { coverageSentence, isScopeWhole, neverSentence } from '../../domain/report/figure-words';
import { gapLines } from '../../domain/report/report-words';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { coverage as words } from '../../strings/coverage';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { EmptyState } from '../../ui/feedback/states';
import { Card } from '../../ui/layout/page';
import { PlainList } from '../../ui/text/lists';

const Quiet = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

interface GapsCardProps {
  readonly answer: CoverageAnswer;
  /** Where it is told what the data is and what it lacks. */
  readonly toAbout?: string | undefined;
}

/** A sentence for each kind of gap; nothing where there is none. */
export function GapsCard({ answer, toAbout }: GapsCardProps) {
  const gaps = gapLines(answer);
  if (gaps.length === 0) return null;
  return (
    <Card title={words.gaps}>
      <PlainList items={gaps} />
      {toAbout !== undefined && (
        <Quiet>
          <Link to={toAbout} underlined>
            {words.aboutLink}
          </Link>
        </Quiet>
      )}
    </Card>
  );
}

/** That there are no runs, with what the data says is there nevertheless. */
export function NoRuns({ answer }: Pick<GapsCardProps, 'answer'>) {
  return (
    <>
      <Card>
        <EmptyState {...words.empty} />
      </Card>
      <GapsCard answer={answer} />
    </>
  );
}

/**
 * What an export says beside its tables: the figures that stand above them, and what is not known.
 *
 * @param unread how many accounts and regions could not be read
 */
export function coverageRemarks(answer: CoverageAnswer, unread = 0): readonly string[] {
  const isWhole = isScopeWhole(answer, unread);
  return [
    words.runs(answer.runs),
    coverageSentence(answer.checks, isWhole),
    neverSentence(answer.instances, isWhole),
    ...gapLines(answer),
  ];
}
