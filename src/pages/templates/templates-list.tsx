import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Button } from '../../components/button';
import { CallsButton } from '../../components/calls-button';
import { FirstMinutes } from '../../components/first-minutes';
import { RefreshIcon } from '../../components/icons';
import { ListCard } from '../../components/list-card';
import { Page } from '../../components/page';
import { SearchField } from '../../components/search-field';
import { useAnnouncement } from '../../components/use-announcement';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import type { AssessmentTemplate } from '../../domain/assessment';
import { type AccountPlace, readTemplatePlace, templatePlace } from '../../domain/paths';
import { changedSearch, readTemplatesView, templatesFilter, templatesSearch } from '../../domain/views';
import { useLastRuns } from '../../inspector/last-runs';
import { useRulesPackages, useTargets } from '../../inspector/lookups';
import { useScope } from '../../inspector/provider';
import { templatesQuery } from '../../inspector/templates';
import { templates } from '../../strings/templates';
import { templateColumns } from './template-columns';
import { TemplateDetails } from './template-details';

const idOf = (template: AssessmentTemplate): string =>
  templatePlace(template.arn)?.templateId ?? template.arn;
const nameOf = (template: AssessmentTemplate): string => template.name;

/** The list of an account's and region's assessment templates. */
export function TemplatesList({ place }: { readonly place: AccountPlace }) {
  const scope = useScope(place);
  const config = useConfig();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const view = readTemplatesView(search);
  const opened = readTemplatePlace(useParams());
  const list = useInfiniteQuery(templatesQuery(scope, templatesFilter(view)));

  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const rows = useMemo(() => items.flatMap((item) => ('found' in item ? [item.found] : [])), [items]);
  const failed = items.length - rows.length;
  const targets = useTargets(
    scope,
    rows.map(({ targetArn }) => targetArn),
  );
  const rulesPackages = useRulesPackages(
    scope,
    rows.flatMap(({ rulesPackageArns }) => rulesPackageArns),
  );
  const lastRuns = useLastRuns(
    scope,
    rows.flatMap(({ lastRunArn }) => lastRunArn ?? []),
  );
  const columns = useMemo(
    () => templateColumns({ targets, rulesPackages, lastRuns }),
    [targets, rulesPackages, lastRuns],
  );
  useAnnouncement(list.data && templates.loaded(rows.length));

  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>): void =>
      void navigate({ search: changedSearch(search, changes) }, { replace: true, preventScrollReset: true }),
    [navigate, search],
  );
  const filter = useCallback((name: string) => change({ name: name === '' ? undefined : name }), [change]);
  const details = (template: AssessmentTemplate): ReactNode => {
    const of = templatePlace(template.arn);
    return of && <TemplateDetails place={of} template={template} search={templatesSearch(view)} />;
  };
  const clear = (): void => change({ name: undefined });

  return (
    <Page
      title={templates.title}
      counter={list.data && templates.counter(items.length, list.hasNextPage)}
      sentence={templates.sentence}
    >
      <FirstMinutes />
      <ListCard
        words={templates}
        list={list}
        label={templates.table}
        columns={columns}
        rows={rows}
        rowId={idOf}
        rowLabel={nameOf}
        expandedId={view.open}
        onToggle={(id) => change({ open: id === view.open ? undefined : id })}
        details={details}
        selectedId={'bad' in opened ? undefined : opened.templateId}
        filtered={view.name !== undefined}
        onClearFilter={clear}
        {...(failed > 0 && { warning: templates.notDescribed(failed) })}
        tools={
          <>
            <SearchField
              label={templates.filter}
              hint={templates.filterHint}
              value={view.name ?? ''}
              onChange={filter}
              maxLength={138}
            />
            <Button icon={<RefreshIcon />} disabled={list.isFetching} onClick={() => void list.refetch()}>
              {templates.refresh}
            </Button>
            <CallsButton
              list
              view={{
                kind: 'templates',
                region: place.region,
                endpoint: inspectorEndpoint(config, place.region, place.account),
                filter: templatesFilter(view),
              }}
            />
          </>
        }
      />
    </Page>
  );
}
