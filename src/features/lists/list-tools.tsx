/** The tools of a list: its filter, its columns as a reader chose them, reading it again, and the calls behind it. */

import { styled } from '@mui/material/styles';
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import type { ViewKind } from '../../domain/address/saved-views';
import type { CallsView } from '../export/calls-dialog';
import type { TablePreferencesProps } from './table-preferences-dialog';
import { common } from '../../strings/shell';
import { lists } from '../../strings/lists';
import { color } from '../../theme/tokens';
import { secondUtc } from '../../domain/text/times';
import type { Page } from '../../inspector/transport/list-describe';
import { useAnnounce } from '../../ui/feedback/announcer';
import { Button } from '../../ui/controls/button';
import { RefreshIcon } from '../../ui/controls/icons';
import { PropertyFilter, type PropertyFilterProps } from '../../ui/filter/property-filter';
import { SavedViews } from '../saved-views/saved-views';
import {
  readPreferences,
  type TableOffer,
  type TablePreferences,
  writePreferences,
} from '../../domain/lists/tables';
import { usePersistedChoice } from '../../ui/controls/persisted-choice';

/** They stay together: without room beside the filter, all of them stand below it. */
const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

const Status = styled('div')({
  flex: '1 1 100%',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '0 12px',
  minHeight: 24,
  color: color.dim,
  fontSize: 12,
  '& button': { padding: '0 4px', minHeight: 24, fontSize: 12, lineHeight: '16px' },
});

/** What a list says of itself after it was read. */
export interface Refreshed {
  readonly data: { readonly pages: readonly Pick<Page<unknown>, 'readAt' | 'restNotSaved'>[] } | undefined;
}

interface Refreshable {
  readonly isFetching: boolean;
  readonly refetch: () => Promise<Refreshed & { readonly isError: boolean }>;
}

/** Reads a list once more because the reader asked for it, and has it read out when that was. */
function useRefresh(list: Refreshable): () => void {
  const announce = useAnnounce();
  const refresh = async (): Promise<void> => {
    const { data, isError } = await list.refetch();
    const time = secondUtc(data?.pages[0]?.readAt ?? Number.NaN);
    // What failed is an alert, which is read out by itself.
    if (time !== undefined && !isError) announce(lists.lastUpdated(time));
  };
  return () => void refresh();
}

interface ListToolsProps {
  readonly filter: PropertyFilterProps;
  readonly preferences: TablePreferencesProps;
  /** Of what the reader's saved views are. */
  readonly kind: ViewKind;
  readonly refresh: { readonly label: string; readonly list: Refreshable };
  /** What else belongs at the end of the row. */
  readonly more?: ReactNode;
  /** What the filter comes to and what the order covers, as far as there is something to say. */
  readonly status: readonly (string | undefined)[];
  /** Left out where it is offered in the place of the rows. */
  readonly onClearFilter?: (() => void) | undefined;
}

/** The tools of a list: its filter first, then its buttons, and below them what they come to. */
export function ListTools(props: ListToolsProps) {
  const { filter, preferences, kind, refresh, more, status, onClearFilter } = props;
  const onRefresh = useRefresh(refresh.list);
  const said = status.filter((text) => text !== undefined);
  return (
    <>
      <PropertyFilter {...filter} />
      <Buttons>
        <WithoutPanel>
          <SavedViews kind={kind} />
        </WithoutPanel>
        <ColumnsButton {...preferences} />
        <Button icon={<RefreshIcon />} busy={refresh.list.isFetching} onClick={onRefresh}>
          {refresh.label}
        </Button>
        {more}
      </Buttons>
      {(said.length > 0 || onClearFilter) && (
        <Status>
          {said.map((text) => (
            <span key={text}>{text}</span>
          ))}
          {onClearFilter && (
            <Button emphasis="plain" onClick={onClearFilter}>
              {lists.clearFilter}
            </Button>
          )}
        </Status>
      )}
    </>
  );
}

const TablePreferencesDialog = lazy(() => import('./table-preferences-dialog'));

/** The button of the dialog that chooses columns; the dialog comes with the first press. */
export function ColumnsButton(props: TablePreferencesProps) {
  const [asked, setAsked] = useState(0);
  return (
    <>
      <Button onClick={() => setAsked(asked + 1)}>{lists.columns}</Button>
      {asked > 0 && (
        <Suspense fallback={null}>
          {/* Anew each time: what was ticked and not saved last time is forgotten. */}
          <TablePreferencesDialog key={asked} {...props} />
        </Suspense>
      )}
    </>
  );
}

const CallsDialog = lazy(() => import('../export/calls-dialog'));

/** Beside an open panel a list has little room, and its rows are not to move when one opens. */
export const WithoutPanel = styled('span')({ 'main:has([data-side-panel]) &': { display: 'none' } });

interface CallsButtonProps {
  readonly view: CallsView;
}

/** Among the tools of a list: shows the AWS CLI's commands for what it asks the service. */
export function CallsButton({ view }: CallsButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <WithoutPanel>
      <Button onClick={() => setOpen(true)}>{common.calls}</Button>
      {open && (
        <Suspense fallback={null}>
          <CallsDialog view={view} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </WithoutPanel>
  );
}

const keyOf = (offer: TableOffer): string => `table-${offer.id}`;
const asKept = (kept: string | null): string => kept ?? '';

/** What the reader chose for a table, on this visit or an earlier one, for what is not a component. */
export function storedPreferences(offer: TableOffer): TablePreferences {
  try {
    return readPreferences(localStorage.getItem(keyOf(offer)) ?? '', offer);
  } catch {
    // Storage may be forbidden: then the first load is of the usual size.
    return readPreferences('', offer);
  }
}

/** The preferences of a table, and the function that changes and keeps them. */
export function useTablePreferences(
  offer: TableOffer,
): readonly [TablePreferences, (preferences: TablePreferences) => void] {
  const [text, keep] = usePersistedChoice(keyOf(offer), asKept);
  const preferences = useMemo(() => readPreferences(text, offer), [text, offer]);
  const change = useCallback((next: TablePreferences) => keep(writePreferences(next)), [keep]);
  return [preferences, change];
}
