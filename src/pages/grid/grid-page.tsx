import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { arnOfTemplate, paths, readRunPlace, type RunPlace } from '../../domain/address/paths';
import { changedSearch, readGridView } from '../../domain/address/views';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { packageName, shortPackageName } from '../../domain/assessment/rules-package-names';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { BadLink } from '../../features/problems/bad-link';
import { ProblemPanel } from '../../features/problems/problem-panel';
import { RunSentence } from '../../features/runs/run-columns';
import { RunTabs } from '../../features/runs/run-tabs';
import { useKnownByExclusions } from '../../inspector/queries/exclusion-status';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useScope } from '../../inspector/queries/provider';
import { templateQuery } from '../../inspector/queries/templates';
import { answers } from '../../strings/answers';
import { grid as words } from '../../strings/grid';
import { runs } from '../../strings/runs';
import { color } from '../../theme/tokens';
import { LinkButton } from '../../ui/controls/button';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';
import { SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { type FullGrid, GridSummary } from './grid-summary';
import { GridTable } from './grid-table';
import { useRunGrid } from './use-run-grid';

const Shown = styled('span')({ color: color.dim });
const SHOW = [{ value: 'gaps', label: words.gaps }] as const;

interface FullProps {
  readonly place: RunPlace;
  readonly run: AssessmentRun;
  readonly grid: FullGrid;
}

/** The figures of a grid, and the grid. */
function Full({ place, run, grid }: FullProps) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
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
  return (
    <>
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
              onChange={(show) =>
                void navigate(
                  { search: changedSearch(search, { show }) },
                  { replace: true, preventScrollReset: true },
                )
              }
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
          />
        )}
      </Card>
    </>
  );
}

function GridPage({ place }: { readonly place: RunPlace }) {
  const scope = useScope(place);
  const { run, state, retry } = useRunGrid(place);
  const byExclusions = useKnownByExclusions(
    place,
    state.kind === 'failed' && state.of === 'run' ? state.problem : null,
  );
  const template = useQuery(templateQuery(scope, arnOfTemplate(place)));
  const toExclusions = <LinkButton to={paths.exclusions(place)}>{words.toExclusions}</LinkButton>;

  const content = (): ReactNode => {
    if (state.kind === 'loading') return <Loading label={words.loading} />;
    if (state.kind === 'gap' && state.problem)
      return (
        <ProblemPanel
          problem={state.problem}
          title={words.unknown.title}
          text={words.unknown.exclusions(answers[state.why].text)}
          onRetry={retry}
          action={toExclusions}
        />
      );
    if (state.kind === 'gap')
      return (
        <EmptyState
          title={words.unknown.title}
          text={
            state.why === 'in-progress'
              ? words.unknown.notEnded
              : words.unknown.exclusions(answers[state.why].text)
          }
          action={toExclusions}
        />
      );
    if (state.kind === 'failed') {
      const { problem, of } = state;
      const unknownRun =
        of === 'run' &&
        problem.kind === 'not-found' &&
        (byExclusions
          ? runs.page.exclusionsOnly
          : runs.page.unknown(place.runId, place.account, place.region));
      const unsaved = of === 'instances' &&
        problem.kind === 'not-in-this-data' && {
          title: words.unknown.title,
          text: words.unknown.instances,
        };
      return (
        <ProblemPanel
          problem={problem}
          onRetry={retry}
          action={(of === 'instances' || byExclusions) && toExclusions}
          {...unknownRun}
          {...unsaved}
        />
      );
    }
    if (state.grid.kind === 'nothing-assessed' || !run)
      return <EmptyState {...words.nothing} action={toExclusions} />;
    return <Full place={place} run={run} grid={state.grid} />;
  };

  const shown = content();
  return (
    <Page
      title={words.title(run?.name ?? place.runId)}
      sentence={run && <RunSentence place={place} run={run} template={template.data?.name} />}
      actions={
        <>
          <ViewExportMenu title={words.title(run?.name ?? place.runId)} place={place} />
          <CopyLinkButton />
        </>
      }
    >
      <RunTabs place={place} current="grid" />
      {state.kind === 'grid' && state.grid.kind === 'grid' ? shown : <Card flush>{shown}</Card>}
    </Page>
  );
}

/** A run's grid: its instances and rules packages, and what was checked of them. */
export function Component() {
  const { region, account, targetId, templateId, runId } = useParams();
  const place = useMemo(
    () => readRunPlace({ region, account, targetId, templateId, runId }),
    [region, account, targetId, templateId, runId],
  );
  return 'bad' in place ? <BadLink link={place} /> : <GridPage place={place} />;
}
