/** The menu of exports of a list, whose code comes with the first press of its button. */

import { type ExportedTable, useExportedTable } from '../../ui/table/exported-tables';
import { ViewExportMenu, type ViewExportMenuProps } from '../export/view-export-menu';

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
