/** A run's grid as it is shown: its figures, and its checks narrowed to what has gaps. */

import { styled } from '@mui/material/styles';
import { useCallback, useMemo } from 'react';
import { type RunPlace } from '../../domain/address/paths';
import { type AssessmentRun, packageName, shortPackageName } from '../../domain/assessment/assessment';
import { columnKey, gridMarks } from '../../domain/coverage/coverage-grid';
import type { CheckKind } from '../../domain/coverage/run-checks';
import { writeSort } from '../../domain/lists/tables';
import { type LegendItem, MarkLegend } from '../../features/coverage/mark-legend';
import { useGroupings } from '../../features/instances/instance-groups';
import { coverage } from '../../strings/coverage';
import { useSearchChange } from '../../features/address';
import { SavedViews } from '../../features/saved-views/saved-views';
import { CopyIds } from '../../features/instances/copy-ids';
import { KnownInstances } from '../../features/instances/instance-link';
import { useIdentities } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useInspector } from '../../inspector/queries/inspector-context';
import { shareText } from '../../domain/text/numbers';
import { number } from '../../strings/numbers';
import { grid as words } from '../../strings/grid-changes-history';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { useNotice } from '../../ui/feedback/notices';
import { EmptyState } from '../../ui/feedback/states';
import { SearchField, SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/page';
import { TipArea } from '../../ui/overlay/tip';
import { Figures } from '../../ui/text/figures';
import { markLook } from './cell-look';
import { GridOverview } from './grid-overview';
import type { GridColumn } from './grid-cells';
import { type FullGrid, sortOptions, useGridCursor, useGridRows } from './grid-rows';
import { GridTable } from './grid-table';

const Shown = styled('span')({ color: color.dim });
const SHOW = [{ value: 'gaps', label: words.gaps }] as const;

const LegendRow = styled('div')({ padding: '10px 16px', borderBottom: `1px solid ${color.line}` });
const Both = styled('div')({ display: 'flex' });
const Whole = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  '@media print': { display: 'none' },
});

interface GridViewProps {
  readonly place: RunPlace;
  readonly run: AssessmentRun;
  readonly grid: FullGrid;
}

/** The figures of a grid, and the grid. */
export function GridView({ place, run, grid }: GridViewProps) {
  const change = useSearchChange();
  const notice = useNotice();
  const packages = useRulesPackages(useInspector(place), run.rulesPackageArns);
  const columns = useMemo(
    () =>
      [...new Set(run.rulesPackageArns)].map((arn): GridColumn => {
        const name = packageName(arn, packages);
        return { key: columnKey(arn), arn, name, short: shortPackageName(name) };
      }),
    [run.rulesPackageArns, packages],
  );
  const ids = useMemo(() => grid.rows.map(({ instanceId }) => instanceId), [grid]);
  const identities = useIdentities(place, ids, true, { runArn: run.arn });
  const { view, rows, heads } = useGridRows(grid, columns, identities);
  const groupings = useGroupings(identities, view.group);
  const cursor = useGridCursor(rows);
  const legend = useMemo(
    () =>
      gridMarks(grid.rows).map(({ key, title, checks }): LegendItem => ({
        key,
        ...markLook(key),
        label: title ?? words.cells[key as CheckKind],
        english: title !== undefined,
        count: checks,
        counted: words.ofChecks(checks),
        pressed: view.marks.includes(key),
      })),
    [grid, view],
  );
  const press = (key: string): void => {
    const rest = view.marks.filter((each) => each !== key);
    change({ reason: rest.length < view.marks.length ? rest : [...rest, key] });
  };
  const sortBy = (column: string): void => {
    // Ascending, descending, and back to the gaps.
    const down = view.sort?.column === column && view.sort.direction === 'descending';
    const next = view.sort?.column === column ? `-${column}` : column;
    change({ sort: down ? undefined : next });
  };
  const find = useCallback((text: string) => change({ find: text === '' ? undefined : text }), [change]);
  const toGap = (step: 1 | -1): void => {
    if (!cursor.jump(step)) notice({ tone: 'neutral', text: words.noGapHere });
  };
  const shown = words.shown(rows.length, grid.rows.length);
  useAnnouncement(rows.length < grid.rows.length ? shown : undefined);
  return (
    <KnownInstances identities={identities}>
      <Card>
        <GridSummary grid={grid} />
      </Card>
      <Card
        flush
        tools={
          <>
            <SearchField label={words.find} value={view.find ?? ''} onChange={find} maxLength={200} />
            <SelectField
              label={words.show}
              none={words.all}
              value={view.gapsOnly ? 'gaps' : undefined}
              options={SHOW}
              onChange={(show) => change({ show })}
            />
            <SelectField
              label={words.sort}
              none={words.gapsFirst}
              value={view.sort && writeSort(view.sort)}
              options={sortOptions(columns, view.sort)}
              onChange={(sort) => change({ sort })}
            />
            <SelectField
              label={coverage.groups.group}
              none={coverage.groups.none}
              value={view.group}
              options={groupings}
              onChange={(group) => change({ group })}
            />
            <Whole>
              <span data-shortcut="next-gap">
                <Button onClick={() => toGap(1)}>{words.nextGap}</Button>
              </span>
              <span data-shortcut="previous-gap">
                <Button onClick={() => toGap(-1)}>{words.previousGap}</Button>
              </span>
            </Whole>
            <Shown>{shown}</Shown>
            <CopyIds ids={rows.map(({ instanceId }) => instanceId)} of={grid.rows.length} />
            <SavedViews kind="grid" />
          </>
        }
      >
        <LegendRow>
          <MarkLegend label={words.legend} items={legend} onPress={press} />
        </LegendRow>
        {rows.length === 0 ? (
          <EmptyState
            {...(view.find === undefined && view.marks.length === 0 ? words.noGaps : words.noneFits)}
          />
        ) : (
          <TipArea>
            <Both>
              <GridTable
                place={place}
                caption={words.caption(run.name)}
                columns={columns}
                rows={rows}
                heads={heads}
                sorting={{ sort: view.sort, onSort: sortBy }}
                cursor={cursor}
                remark={shown}
                identities={identities}
              />
              <GridOverview rows={rows} onGo={(row) => cursor.goTo({ row, column: 0 }, true)} />
            </Both>
          </TipArea>
        )}
      </Card>
    </KnownInstances>
  );
}

const Line = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

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
          ...(share === undefined ? [] : [{ label: words.share, figure: shareText(share, 0) }]),
        ]}
      />
      <Line>
        {words.explanation} {shareGap && words.noShare[shareGap]}
      </Line>
    </>
  );
}
