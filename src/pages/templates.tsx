import { lazy, type ReactNode, useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import { readTemplatesView, templatesParameters, templatesSearch } from '../domain/address/list-views';
import { type AccountPlace, readTemplatePlace, templatePlace } from '../domain/address/paths';
import { templatesFilter } from '../domain/lists/view-filters';
import {
  DEFAULT_TEMPLATE_SORT,
  TEMPLATE_SORTS,
  TEMPLATE_TABLE,
  type TemplateSort,
} from '../domain/lists/tables';
import { useQueryClient } from '@tanstack/react-query';
import { ListFrame, ListPage, useListSettings } from '../features/lists/list-frame';
import { templateColumns } from '../features/templates/template-columns';
import { templateFilters, templateSortKey } from '../features/templates/template-filters';
import { templateName, type TemplateRow, useTemplateRows } from '../features/templates/template-rows';
import { useInspector } from '../inspector/queries/inspector-context';
import { templatesQuery } from '../inspector/queries/templates';
import { common } from '../strings/shell';
import { templates } from '../strings/templates';
import { Button } from '../ui/controls/button';
import { usePersistedChoice } from '../ui/controls/persisted-choice';
import { Note } from '../ui/feedback/notices';

/** A row's details: their code is loaded with the first row that is opened. */
const TemplateDetails = lazy(async () => ({
  default: (await import('../features/templates/template-facts')).TemplateDetails,
}));

const TemplatesExport = lazy(() => import('../features/templates/templates-export'));

const LARGEST_FIRST = ['duration', 'runs', 'last-run', 'created'] as const;

/** The list of an account's and region's assessment templates. */
function TemplatesList({ place }: { readonly place: AccountPlace }) {
  const inspector = useInspector(place);
  const settings = useListSettings(TEMPLATE_TABLE, readTemplatesView, templatesParameters);
  const { view, preferences } = settings;
  const opened = readTemplatePlace(useParams());
  const { list, rows, names } = useTemplateRows(inspector, place, view, preferences.pageSize);
  const columns = useMemo(() => templateColumns(names), [names]);
  const filters = useMemo(() => templateFilters(names), [names]);
  const keyOf = useCallback((column: TemplateSort['column']) => templateSortKey(column, names), [names]);
  const client = useQueryClient();
  const findsAny = async (search: URLSearchParams): Promise<boolean> => {
    const ofOther = { ...templatesFilter(place, readTemplatesView(search)), pageSize: preferences.pageSize };
    const { pages } = await client.fetchInfiniteQuery(templatesQuery(inspector, ofOther));
    return pages.some(({ items }) => items.length > 0);
  };
  const detailsOf = (row: TemplateRow): ReactNode => {
    const of = templatePlace(row.arn);
    return of && <TemplateDetails place={of} row={row} search={templatesSearch(view)} />;
  };
  return (
    <ListFrame
      place={place}
      settings={settings}
      words={templates}
      loaded={{ list, rows }}
      rowLabel={templateName}
      columns={columns}
      sorting={{ columns: TEMPLATE_SORTS, usual: DEFAULT_TEMPLATE_SORT, largestFirst: LARGEST_FIRST, keyOf }}
      filters={filters}
      findsAny={findsAny}
      renderExports={(shown, extent) => (
        <TemplatesExport title={templates.title} place={place} rows={shown} names={names} extent={extent} />
      )}
      calls={{ kind: 'templates', filter: templatesFilter(place, view) }}
      details={detailsOf}
      opened={'bad' in opened ? undefined : opened.templateId}
    >
      <WelcomeNote />
    </ListFrame>
  );
}

const welcomeState = (kept: string | null): 'shown' | 'read' => (kept === 'read' ? 'read' : 'shown');

/** Says once what this console is and what an exclusion is, until the reader has read it. */
function WelcomeNote() {
  const [state, choose] = usePersistedChoice('first-minutes', welcomeState);
  if (state === 'read') return null;
  return (
    <Note
      action={
        <Button label={common.welcome.dismissLabel} onClick={() => choose('read')}>
          {common.welcome.dismiss}
        </Button>
      }
    >
      {common.welcome.text}
    </Note>
  );
}

/** The assessment templates, with the preview that may be open beside them or in their place. */
export function Component() {
  return <ListPage List={TemplatesList} />;
}
