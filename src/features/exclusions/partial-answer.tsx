/** What says that exclusions are not all there are: the rest of the list, and those that could not be described. */

import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { type FailedItem, groupFailedItems, isNotThere } from '../../domain/assessment/assessment';
import { permissionOf, ProblemPanel } from '../problems';
import type { Problem } from '../../inspector/transport/problem';
import { common } from '../../strings/shell';
import { exclusions } from '../../strings/exclusions';
import { problems } from '../../strings/problems';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { Mono } from '../../ui/text/lists';

interface IncompleteProps {
  /** How many came. Of how many, nobody knows. */
  readonly loaded: number;
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** Why there are not all, in sentences that stand below another title than that of the problem. */
function whyNotAll(problem: Problem): string {
  const { why } = exclusions.notAll;
  if (problem.kind === 'not-in-this-data' || problem.kind === 'saved-during-run') return why[problem.kind];
  const { title, text } = problems[problem.kind];
  return `${title}. ${text(permissionOf(problem))}`;
}

/** Says that what stands below is not all there is, and why. */
export function Incomplete({ loaded, problem, onRetry }: IncompleteProps) {
  return (
    <ProblemPanel
      problem={problem}
      title={exclusions.notAll.title}
      text={
        <>
          {exclusions.notAll.text(loaded)} {whyNotAll(problem)}
        </>
      }
      onRetry={onRetry}
      level={3}
    />
  );
}

const { failedItems: words, group } = exclusions;

/** How many are shown at a time. */
const STEP = 20;

const Section = styled('section')({
  padding: '14px 0',
  borderTop: `1px solid ${color.line}`,
  '& h2, & h3': { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 600 },
  '& p': { margin: '6px 0' },
  '& ul': { margin: '0 0 8px', padding: 0, listStyleType: '""' },
});

interface FailedItemsProps {
  readonly items: readonly FailedItem[];
  /** Whether the data is saved answers: then what it does not hold is no word of the service's. */
  readonly recorded: boolean;
  readonly onRetry: () => void;
  readonly level: 2 | 3;
}

/** The exclusions that were listed but not described, by reason. They are part of the answer. */
export function FailedItems({ items, recorded, onRetry, level }: FailedItemsProps) {
  const headingId = useId();
  const [most, setMost] = useState(STEP);
  const Heading = `h${level}` as const;
  return (
    <Section aria-labelledby={headingId}>
      <Heading id={headingId}>{words.title}</Heading>
      <p>{recorded ? words.textRecorded(items.length) : words.text(items.length)}</p>
      {groupFailedItems(items).map(({ code, reason, items: same }) => (
        <div key={code}>
          <p>
            {recorded && isNotThere(code)
              ? words.notInData(same.length)
              : words.reason(reason, code, same.length)}
          </p>
          <ul>
            {same.slice(0, most).map(({ arn }) => (
              <li key={arn}>
                <Mono>{arn}</Mono>
              </li>
            ))}
          </ul>
          {same.length > most && (
            <Button onClick={() => setMost(most + STEP)}>
              {group.showNext(Math.min(STEP, same.length - most))}
            </Button>
          )}
        </div>
      ))}
      {items.some(({ retryable }) => retryable) && <Button onClick={onRetry}>{common.tryAgain}</Button>}
    </Section>
  );
}
