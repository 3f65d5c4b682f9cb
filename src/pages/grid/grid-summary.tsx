import { styled } from '@mui/material/styles';
import { Figures } from '../../ui/text/figures';
import type { CoverageGrid } from '../../domain/coverage/coverage-grid';
import { grid as words } from '../../strings/grid';
import { number, percent } from '../../strings/numbers';
import { color } from '../../theme/tokens';

const Line = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

/** A grid that has cells. */
export type FullGrid = Extract<CoverageGrid, { readonly kind: 'grid' }>;

/** How many checks a run had, what became of them, and what share was not completed, where that is certain. */
export function GridSummary({ grid: { totals, share, shareGap } }: { readonly grid: FullGrid }) {
  const { cells, checked, noneListed, notCompleted, partly, notEvaluated } = totals;
  const some = (count: number, label: string) => (count > 0 ? [{ label, figure: number(count) }] : []);
  return (
    <>
      <Figures
        label={words.summary}
        figures={[
          { label: words.checks(cells), figure: number(cells) },
          { label: words.checked, figure: number(checked) },
          ...some(noneListed, words.noneListed),
          { label: words.notCompleted, figure: number(notCompleted) },
          ...some(partly, words.partly),
          ...some(notEvaluated, words.notEvaluated),
          ...(share === undefined ? [] : [{ label: words.share, figure: percent(share) }]),
        ]}
      />
      <Line>
        {words.explanation} {shareGap && words.noShare[shareGap]}
      </Line>
    </>
  );
}
