import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useConfig } from '../../config/provider';
import type { AccountPlace } from '../../domain/address/paths';
import type { DataKind } from '../../domain/assessment/account-data';
import { useDataKinds } from '../../inspector/queries/data-kind';
import { useStartContext } from '../../inspector/queries/provider';
import { exportTexts as texts } from '../../strings/exports';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { useNotice } from '../../ui/feedback/notices';
import { type ExportedTable, useShownTables } from '../../ui/table/exported-tables';
import { usePresentUser } from '../reader-context';

export interface ViewExportMenuProps {
  readonly title: string;
  /** The account and region that the view is of; undefined for one over all of them. */
  readonly place: AccountPlace | undefined;
  /** Whose data it is, where that is not the kind of one account. */
  readonly kind?: DataKind | undefined;
  /** What the view says beside its tables: how much of what there is they are of. */
  readonly remarks?: readonly string[] | undefined;
  /** Not everything that it adds up has come: a part must not be taken along as the whole. */
  readonly incomplete?: boolean;
}

const NO_REMARKS: readonly string[] = [];

const Why = styled('p')({ margin: 0, padding: '8px 16px', maxWidth: 280, fontSize: 13, color: color.dim });

/** Takes a view's tables along, as Markdown, CSV, JSON or on paper, with what they rest on. */
export function ViewExportMenu(props: ViewExportMenuProps) {
  const { title, place, remarks = NO_REMARKS, incomplete = false } = props;
  const anchor = useRef<HTMLSpanElement>(null);
  const [tables, setTables] = useState<readonly ExportedTable[]>();
  const id = useId();
  const shownTables = useShownTables();
  const notice = useNotice();
  const config = useConfig();
  const kinds = useDataKinds();
  const client = useQueryClient();
  const { scopes } = useStartContext();
  const userName = usePresentUser();
  const close = (): void => setTables(undefined);
  const nothing = incomplete || tables?.length === 0;

  /** The code of the exports comes with the first of them. */
  const run = (work: (exported: typeof import('./view-export')) => Promise<void>): void => {
    close();
    import('./view-export').then(work).catch(() => notice({ tone: 'warn', text: texts.failed }));
  };
  const source = {
    title,
    place,
    config,
    client,
    scopes,
    userName,
    kind: props.kind ?? (place && kinds?.get(place.account)),
    remarks: [...remarks, ...(tables ?? []).flatMap(({ remark }) => remark ?? [])],
    tables: (tables ?? []).map(({ name, columns, rows }) => ({ name, columns, rows })),
  };
  return (
    <>
      <span ref={anchor}>
        <Button
          icon={<ChevronDownIcon size={12} />}
          expanded={tables !== undefined}
          {...(tables && { controls: id })}
          hasMenu
          onClick={() => setTables(shownTables())}
        >
          {texts.button}
        </Button>
      </span>
      <Menu
        id={id}
        open={tables !== undefined}
        anchorEl={() => anchor.current}
        onClose={close}
        // Where the button is: what is on the page belongs to a landmark.
        container={() => anchor.current?.closest<HTMLElement>('main') ?? document.body}
        disableScrollLock
        slotProps={{ list: { 'aria-label': texts.menu } }}
      >
        {incomplete && <Why role="presentation">{texts.viewIncomplete}</Why>}
        <MenuItem
          disabled={nothing}
          onClick={() =>
            run(async ({ copyMarkdown }) => {
              await copyMarkdown(source);
              notice({ tone: 'ok', text: texts.markdownCopied });
            })
          }
        >
          {texts.copyMarkdown}
        </MenuItem>
        {(tables ?? []).map((table, index) => (
          <MenuItem
            key={table.name}
            disabled={incomplete}
            onClick={() => run(({ saveCsv }) => saveCsv(source, index))}
          >
            {tables?.length === 1 ? texts.csv : texts.csvOf(table.name)}
          </MenuItem>
        ))}
        <MenuItem disabled={nothing} onClick={() => run(({ saveJson }) => saveJson(source))}>
          {texts.json}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            // After the menu has gone: it must not be on the paper.
            requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
          }}
        >
          {texts.print}
        </MenuItem>
      </Menu>
    </>
  );
}
