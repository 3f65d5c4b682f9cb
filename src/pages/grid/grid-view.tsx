/** A run's grid as it is shown: its figures, and its checks narrowed to what has gaps. */

import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type RunPlace } from '../../domain/address/paths';
import { readGridView } from '../../domain/address/run-views';
import { type AssessmentRun, packageName, shortPackageName } from '../../domain/assessment/assessment';
import { type CoverageGrid } from '../../domain/coverage/coverage-grid';
import { useSearchChange } from '../../features/search-change';
import { KnownInstances } from '../../features/instances/known-instances';
import { useIdentities } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useScope } from '../../inspector/queries/provider';
import { number, percent } from '../../strings/numbers';
import { grid as words } from '../../strings/run-views';
import { color } from '../../theme/tokens';
import { EmptyState } from '../../ui/feedback/states';
import { SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/page';
import { Figures } from '../../ui/text/figures';
import { GridTable } from './grid-table';

const Shown = styled('span')({ color: color.dim });
const SHOW = [{ value: 'gaps', label: words.gaps }] as const;

interface GridViewProps {
  readonly place: RunPlace;
  readonly run: AssessmentRun;
  readonly grid: FullGrid;
}

/** The figures of a grid, and the grid. */
export function GridView({ place, run, grid }: GridViewProps) {
  const [search] = useSearchParams();
  const change = useSearchChange();
  const { gapsOnly } = readGridView(search);
  const packages = useRulesPackages(useScope(place), run.rulesPackageArns);
  const columns = useMemo(
    () =>
      [...new Set(run.rulesPackageArns)].map((arn) => {
        const name = packageName(arn, packages);
        return { arn, name, short: shortPackageName(name) };
      }),
    [run.rulesPackageArns, packages],
  );
  const rows = useMemo(
    () =>
      gapsOnly ? grid.rows.filter(({ cells }) => cells.some(({ kind }) => kind !== 'checked')) : grid.rows,
    [grid, gapsOnly],
  );
  const ids = useMemo(() => grid.rows.map(({ instanceId }) => instanceId), [grid]);
  const identities = useIdentities(place, ids, true, { runArn: run.arn });
  return (
    <KnownInstances identities={identities}>
      <Card>
        <GridSummary grid={grid} />
      </Card>
      <Card
        flush
        tools={
          <>
            <SelectField
              label={words.show}
              none={words.all}
              value={gapsOnly ? 'gaps' : undefined}
              options={SHOW}
              onChange={(show) => change({ show })}
            />
            <Shown>{words.shown(rows.length, grid.rows.length)}</Shown>
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState {...words.noGaps} />
        ) : (
          <GridTable
            place={place}
            caption={words.caption(run.name)}
            columns={columns}
            rows={rows}
            remark={words.shown(rows.length, grid.rows.length)}
            identities={identities}
          />
        )}
      </Card>
    </KnownInstances>
  );
}

const Line = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

/** A grid that has cells. */
type FullGrid = Extract<CoverageGrid, { readonly kind: 'grid' }>;

/** How many checks a run had, what became of them, and what share was not completed, where that is certain. */
function GridSummary({ grid: { totals, share, shareGap } }: { readonly grid: FullGrid }) {
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
