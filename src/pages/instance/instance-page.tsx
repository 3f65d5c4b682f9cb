import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type InstancePlace, readInstancePlace } from '../../domain/address/paths';
import { identityOf, instanceLabel } from '../../domain/assessment/instances';
import { hasEnded } from '../../domain/assessment/runs';
import { readGridView } from '../../domain/address/coverage-views';
import { readLookView } from '../../domain/address/run-views';
import { PlacePage, useSearchChange } from '../../features/address';
import { ListProblem, UndescribedNotes } from '../../features/lists/list-problem';
import { coverageQuery } from '../../inspector/queries/coverage';
import { useKnownInstances } from '../../inspector/queries/instances';
import { useInspector } from '../../inspector/queries/inspector-context';
import { useCoverageToday } from '../../inspector/queries/coverage-today';
import { IdentityLine, InstanceFactsCard } from './instance-facts';
import { InstanceTodayCard } from '../../features/present-coverage/instance-today-card';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { ProblemPanel } from '../../features/problems';
import { LoadMoreRuns } from '../../features/runs/load-more-runs';
import { common } from '../../strings/shell';
import { instance as words, instanceStrip as stripWords } from '../../strings/coverage';
import { number } from '../../strings/numbers';
import { presentCoverage } from '../../strings/present-coverage';
import { runs as runWords } from '../../strings/runs';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { CopyButton, CopyLinkButton } from '../../ui/controls/copy-button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { SelectField } from '../../ui/filter/fields';
import { Card, Page } from '../../ui/layout/page';
import { Figures } from '../../ui/text/figures';
import { InstanceStrip, LastFullyChecked } from './instance-strip';
import { InstanceTable, useInstanceRuns } from './instance-runs';

/** How many runs are looked at unless the reader asks for more: each is a list of its own. */
const FEW = 10;
/** The same where the endpoint gives each list in one answer. */
const MANY = 60;

const Quiet = styled('p')({ margin: 0, fontSize: 12, color: color.dim });
const Looked = styled('span')({ color: color.dim, flex: '1 1 260px' });
const SHOW = [{ value: 'gaps', label: words.onlyNamed }] as const;

/**
 * What our own endpoint says of an instance over all runs: when it was last fully checked; or that no run lists it and no exclusion names
 * it, then of how many runs, and of how many of them not all is known. An endpoint that does not add up by itself is not asked: it would
 * have to be asked for every run.
 */
function useOverAllRuns(place: InstancePlace, own: boolean) {
  const { data, error } = useQuery({ ...coverageQuery(useInspector(place), place, {}), enabled: own });
  if (!data) return { pending: own && !error };
  if (data.progress) return {};
  const { instances, runs, gaps } = data.answer;
  const instance = instances.find(({ id }) => id === place.instanceId);
  if (instance) return { instance };
  return { nowhere: { runs, unknown: Object.values(gaps).reduce((sum, count) => sum + count, 0) } };
}

function InstancePage({ place }: { readonly place: InstancePlace }) {
  const [search] = useSearchParams();
  const change = useSearchChange();
  const own = useInspector(place).operations?.has('DescribeRunExclusions') === true;
  const few = own ? MANY : FEW;
  const { runs: most = few } = readLookView(search);
  const { gapsOnly } = readGridView(search);
  const { list, loaded, undescribed, runs, strip } = useInstanceRuns(place, most);
  const { nowhere, instance, pending: addingUp = false } = useOverAllRuns(place, own);

  const count = (kind: 'loading' | 'known' | 'gap', named: boolean): number =>
    runs.filter((each) => each.answer.kind === kind && each.named.length > 0 === named).length;
  const looking = count('loading', false);
  const named = runs.filter((each) => each.named.length > 0);
  const shown = gapsOnly ? named : runs;
  const rest = loaded - runs.length;
  const retries = runs.flatMap(({ retry }) => retry ?? []);
  useAnnouncement(
    runs.length > 0 && looking === 0 ? words.looked(runs.length, loaded, list.hasNextPage) : undefined,
  );

  const latest = runs.find(({ run }) => run && hasEnded(run.state))?.arn;
  const ids = useMemo(() => [place.instanceId], [place.instanceId]);
  const [known] = useKnownInstances(place, ids, true, { runArn: latest });
  const identity = known && identityOf(known);
  const coverage = useCoverageToday(place, ids);
  const today = <InstanceTodayCard today={coverage} id={place.instanceId} />;
  /** Something of this data names it, if no run does. */
  const isNamed = known !== undefined || coverage.scans.has(place.instanceId);
  const title = words.title(place.instanceId, instanceLabel(identity));

  const content = (): ReactNode => {
    if (list.isPending) return <Loading label={words.loading} />;
    if (list.error && loaded === 0)
      return (
        <>
          <ProblemPanel problem={list.error} onRetry={() => void list.refetch()} />
          {today}
        </>
      );
    if (loaded === 0 && !list.hasNextPage)
      return (
        <>
          <Card flush>
            <EmptyState {...words.empty} />
          </Card>
          {today}
        </>
      );
    const looked =
      looking > 0 ? words.stillLooking(looking) : words.looked(runs.length, loaded, list.hasNextPage);
    return (
      <>
        {list.error && (
          <ListProblem
            list={list}
            problem={list.error}
            words={runWords}
            readAt={list.data?.pages[0]?.readAt}
          />
        )}
        <UndescribedNotes items={undescribed} words={words.undescribed} />
        {nowhere && (
          <Card flush>
            <EmptyState
              title={isNamed ? stripWords.nowhere.named : stripWords.nowhere.title}
              text={stripWords.nowhere.text(nowhere.runs, nowhere.unknown)}
            />
          </Card>
        )}
        <Card title={stripWords.title}>
          <InstanceStrip place={place} runs={strip} />
        </Card>
        {!nowhere && (
          <Card title={presentCoverage.classic}>
            <Figures
              label={words.summary}
              figures={[
                { label: words.named, figure: number(named.length) },
                { label: words.clear, figure: number(count('known', false)) },
                { label: words.unknown, figure: number(count('gap', false)) },
              ]}
            />
            {(instance ?? (addingUp || !own)) && (
              <LastFullyChecked
                instance={instance}
                strip={strip}
                looked={runs.length}
                pending={addingUp || (!own && strip.some(({ said }) => said?.kind === 'loading'))}
              />
            )}
            <Quiet>{words.caution}</Quiet>
          </Card>
        )}
        {today}
        <Card
          flush
          tools={
            <>
              <Looked>{looked}</Looked>
              <SelectField
                label={words.show}
                none={words.allRuns}
                value={gapsOnly ? 'gaps' : undefined}
                options={SHOW}
                onChange={(show) => change({ show })}
              />
              {retries.length > 0 && (
                <Button onClick={() => retries.forEach((retry) => retry())}>{common.tryAgain}</Button>
              )}
              <LoadMoreRuns
                most={most}
                few={few}
                rest={rest}
                further={list.hasNextPage}
                busy={list.isFetchingNextPage}
                onMore={(next) => change({ runs: String(next) })}
              />
            </>
          }
        >
          {shown.length === 0 && looking === 0 ? (
            <EmptyState {...words.nothing} />
          ) : (
            <InstanceTable place={place} rows={shown} remark={looked} />
          )}
        </Card>
      </>
    );
  };

  return (
    <Page
      title={title}
      sentence={
        <>
          {words.sentence}
          <IdentityLine identity={identity} />
        </>
      }
      actions={
        <>
          <CopyButton look="normal" text={place.instanceId} label={words.copyId} done={words.idCopied} />
          <ViewExportMenu title={title} place={place} />
          <CopyLinkButton />
        </>
      }
    >
      {content()}
      {known && !list.isPending && <InstanceFactsCard known={known} />}
    </Page>
  );
}

/** Everything that the account's runs say of one instance. */
export function Component() {
  return <PlacePage read={readInstancePlace} Page={InstancePage} />;
}
