import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { lists } from '../../strings/common';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { RefreshIcon } from '../../ui/controls/icons';
import { PropertyFilter, type PropertyFilterProps } from '../../ui/filter/property-filter';
import { TablePreferencesDialog, type TablePreferencesProps } from './table-preferences-dialog';

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

export interface ListToolsProps {
  readonly filter: PropertyFilterProps;
  readonly preferences: TablePreferencesProps;
  readonly refresh: { readonly label: string; readonly busy: boolean; readonly onClick: () => void };
  /** What else belongs at the end of the row. */
  readonly more?: ReactNode;
  /** What the filter comes to and what the order covers, as far as there is something to say. */
  readonly status: readonly (string | undefined)[];
  /** Left out where it is offered in the place of the rows. */
  readonly onClearFilter?: (() => void) | undefined;
}

/** The tools of a list: its filter first, then its buttons, and below them what they come to. */
export function ListTools({ filter, preferences, refresh, more, status, onClearFilter }: ListToolsProps) {
  const said = status.filter((text) => text !== undefined);
  return (
    <>
      <PropertyFilter {...filter} />
      <Buttons>
        <TablePreferencesDialog {...preferences} />
        <Button icon={<RefreshIcon />} busy={refresh.busy} onClick={refresh.onClick}>
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
