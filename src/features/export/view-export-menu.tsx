import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useConfig } from '../../config/provider';
import type { AccountPlace } from '../../domain/address/paths';
import { useDataKinds } from '../../inspector/queries/data-kind';
import { useStartContext } from '../../inspector/queries/provider';
import { exportTexts as texts } from '../../strings/exports';
import { Button } from '../../ui/controls/button';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { useNotice } from '../../ui/feedback/notices';
import { type ExportedTable, useShownTables } from '../../ui/table/exported-tables';
import { usePresentUser } from '../account/present-user';

export interface ViewExportMenuProps {
  readonly title: string;
  /** The account and region that the view is of; undefined for one over all of them. */
  readonly place: AccountPlace | undefined;
}

/** Takes a view's tables along, as Markdown, CSV, JSON or on paper, with what they rest on. */
export function ViewExportMenu({ title, place }: ViewExportMenuProps) {
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

  /** The code of the exports comes with the first of them. */
  const run = (work: (exported: typeof import('./view-export')) => Promise<void>): void => {
    close();
    import('./view-export').then(work).catch(() => notice({ tone: 'warn', text: texts.failed }));
  };
  const source = {
    title,
    place,
    config,
    kinds,
    client,
    scopes,
    userName,
    tables: tables ?? [],
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
        <MenuItem
          disabled={tables?.length === 0}
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
          <MenuItem key={table.name} onClick={() => run(({ saveCsv }) => saveCsv(source, index))}>
            {tables?.length === 1 ? texts.csv : texts.csvOf(table.name)}
          </MenuItem>
        ))}
        <MenuItem disabled={tables?.length === 0} onClick={() => run(({ saveJson }) => saveJson(source))}>
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
