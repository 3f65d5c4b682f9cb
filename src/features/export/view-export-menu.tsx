import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useConfig } from '../../config/provider';
import type { AccountPlace } from '../../domain/address/paths';
import type { DataKind } from '../../domain/assessment/account-data';
import { useDataKinds } from '../../inspector/queries/data-kind';
import { useStartContext } from '../../inspector/queries/inspector-context';
import { exportTexts as texts } from '../../strings/export/exports';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { useNotice } from '../../ui/feedback/notices';
import { usePrinting } from '../../ui/layout/printing';
import { ButtonMenu } from '../../ui/overlay/button-menu';
import { MenuItem } from '../../ui/overlay/lazy-menu';
import { type ExportedTable, useExportedTable, useShownTables } from '../../ui/table/exported-tables';
import { usePresentUser } from '../reader-context';
import { adoptPageStyles, placeOnPaper } from './page-styles';
import { useEvidenceExport } from './use-evidence-export';

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
  /** It was asked for before its code was there. */
  readonly openAtOnce?: boolean;
}

/** What exports of a view say of it, wherever in it they are offered. */
export const ViewExports = createContext<ViewExportMenuProps>({ title: '', place: undefined });

/** What the exports of the view around say of it. */
export const useViewExports = (): ViewExportMenuProps => use(ViewExports);

const NO_REMARKS: readonly string[] = [];

/** What an export will contain: each table with its rows, and how much of what there is they are. */
function contentsOf(tables: readonly ExportedTable[]): readonly string[] {
  if (tables.length === 0) return [texts.noTables];
  return [
    tables.map(({ name, rows }) => texts.tableOf(name, rows.length)).join(' · '),
    ...new Set(tables.flatMap(({ remark }) => remark ?? [])),
  ];
}

/** Takes a view's tables along, as Markdown, CSV, JSON or on paper, with what they rest on. */
export function ViewExportMenu(props: ViewExportMenuProps) {
  const { title, place, remarks = NO_REMARKS, incomplete = false, openAtOnce = false } = props;
  const [tables, setTables] = useState<readonly ExportedTable[]>();
  const shownTables = useShownTables();
  const notice = useNotice();
  const config = useConfig();
  const kinds = useDataKinds();
  const client = useQueryClient();
  const { inspectors } = useStartContext();
  const userName = usePresentUser();
  const close = (): void => setTables(undefined);
  const read = useRef(shownTables);
  useEffect(() => {
    if (openAtOnce) setTables(read.current());
  }, [openAtOnce]);
  const nothing = incomplete || tables?.length === 0;
  const kind = props.kind ?? (place && kinds?.get(place.account));
  const evidence = useEvidenceExport(place);
  const printing = usePrinting();
  const whose = place && {
    id: place.account,
    name: config.accounts.find(({ id }) => id === place.account)?.name ?? place.account,
  };
  const where = placeOnPaper(whose, place?.region, kind);
  // The bar that says it on the screen is not on the paper.
  useLayoutEffect(
    () => (printing ? adoptPageStyles(title, where, false) : undefined),
    [printing, title, where],
  );

  /** The code of the exports comes with the first of them. */
  const run = (work: (exported: typeof import('./view-export')) => Promise<void> | void): void => {
    close();
    import('./view-export').then(work).catch(() => notice({ tone: 'warn', text: texts.failed }));
  };
  const source = {
    title,
    place,
    config,
    client,
    inspectors,
    userName,
    kind,
    remarks: [...remarks, ...(tables ?? []).flatMap(({ remark }) => remark ?? [])],
    tables: (tables ?? []).map(({ name, columns, rows }) => ({ name, columns, rows })),
  };
  return (
    <>
      <ButtonMenu
        label={texts.button}
        icon={<ChevronDownIcon size={12} />}
        menu={texts.menu}
        notes={incomplete ? [texts.viewIncomplete] : contentsOf(tables ?? [])}
        open={tables !== undefined}
        onOpen={() => setTables(shownTables())}
        onClose={close}
      >
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
        {place && (
          <MenuItem
            onClick={() => {
              close();
              evidence.start();
            }}
          >
            {texts.evidence}
          </MenuItem>
        )}
      </ButtonMenu>
      {evidence.dialog}
    </>
  );
}

/** How much of a list its rows are. */
export interface Extent {
  readonly filtered: boolean;
  /** The list goes on beyond what is loaded. */
  readonly more: boolean;
  /** Its rows are those that the reader chose of so many that are loaded. */
  readonly chosenOf?: number | undefined;
}

export interface ListExportProps extends Omit<ViewExportMenuProps, 'openAtOnce'> {
  /** The rows as they are shown; asked for when the menu opens. */
  readonly table: () => ExportedTable;
}

function Offer({ table }: Pick<ListExportProps, 'table'>) {
  return <span ref={useExportedTable<HTMLSpanElement>(table)} />;
}

/** Takes a list along as it is shown: its menu is open when it comes. */
export function ListExport({ table, ...menu }: ListExportProps) {
  return (
    <>
      <Offer table={table} />
      <ViewExportMenu {...menu} openAtOnce />
    </>
  );
}
