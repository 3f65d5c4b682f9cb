import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { arnOfRun, arnOfTemplate, readRunPlace, type RunPlace } from '../../domain/address/paths';
import { readChangesView } from '../../domain/address/run-views';
import { comparedRun } from '../../domain/assessment/runs';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { PlacePage } from '../../features/address';
import { ProblemPanel } from '../../features/problems';
import { RunFrame } from '../../features/runs/run-frame';
import { useDataKind } from '../../inspector/queries/data-kind';
import { useKnownByExclusions } from '../../inspector/queries/exclusions/exclusion-count';
import { useInspector } from '../../inspector/queries/inspector-context';
import { useRunAnswers } from '../../inspector/queries/run-answers';
import { runQuery } from '../../inspector/queries/runs';
import { templateRunsQuery } from '../../inspector/queries/templates';
import { answers } from '../../strings/answers';
import { changes as words } from '../../strings/grid-changes-history';
import { runPage } from '../../strings/run-and-template-pages';
import { ChangesFrame, Compared } from './changes-frame';

const LOADING = { kind: 'loading' } as const;

function ChangesPage({ place }: { readonly place: RunPlace }) {
  const inspector = useInspector(place);
  const recorded = useDataKind(place.account) === 'recorded';
  const [search] = useSearchParams();
  const { compareWith } = readChangesView(search);
  const run = useQuery(runQuery(inspector, arnOfRun(place)));
  const byExclusions = useKnownByExclusions(place, run.error);
  const list = useQuery(templateRunsQuery(inspector, arnOfTemplate(place)));

  const both = useMemo(() => {
    if (!run.data || !list.data) return [];
    const other = comparedRun(list.data.runs, run.data, compareWith);
    return other ? [run.data, other] : [run.data];
  }, [run.data, list.data, compareWith]);
  const [present, other] = useRunAnswers(inspector, both);
  const answer = present?.answer ?? LOADING;

  const title = words.title(run.data?.name ?? place.runId);
  if (run.error && !run.data) {
    const unknown =
      run.error.kind === 'not-found' &&
      (byExclusions
        ? runPage.exclusionsOnly
        : runPage.unknown(place.runId, place.account, place.region, recorded));
    return (
      <RunFrame place={place} run={undefined} view="changes" title={words.title(place.runId)} nothing>
        <ProblemPanel problem={run.error} onRetry={() => void run.refetch()} {...unknown} />
      </RunFrame>
    );
  }
  return (
    <ChangesFrame
      renderPage={(children) => (
        <RunFrame
          place={place}
          run={run.data}
          view="changes"
          title={title}
          exports={<ViewExportMenu title={title} place={place} />}
        >
          {children}
        </RunFrame>
      )}
      list={run.data && list.data}
      problem={list.error}
      onRetry={() => void list.refetch()}
      present={run.data}
      none={words.before}
    >
      <Compared
        place={place}
        present={answer}
        run={run.data}
        presentGap={answer.kind === 'gap' ? words.impossible.this(answers[answer.why].text) : ''}
        onRetry={present?.retry}
        other={other}
        unknownChoice={compareWith !== undefined}
      />
    </ChangesFrame>
  );
}

/** What changed since another run of the template, the one before unless the reader chooses. */
export function Component() {
  return <PlacePage read={readRunPlace} Page={ChangesPage} />;
}
