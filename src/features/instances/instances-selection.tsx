/** What can be done with instances that are chosen; its code comes with the first of them. */

import { instanceArn } from '../../domain/address/open-target';
import type { AccountPlace } from '../../domain/address/paths';
import { copiedIds, countOfIds } from '../../domain/export/copied-ids';
import { listSelection as words } from '../../strings/list-extras';
import { lists } from '../../strings/lists';
import { Button } from '../../ui/controls/button';
import { CopyButton } from '../../ui/controls/copy-button';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { LaterMenu } from '../../ui/overlay/lazy-menu';
import { type ExportedTable, ExportedTables } from '../../ui/table/exported-tables';
import { SelectionBar } from '../../ui/table/selection-bar';
import { ListExport, useViewExports } from '../export/view-export-menu';
import { CopyIds } from './copy-ids';

interface InstancesSelectionProps {
  readonly chosen: readonly { readonly id: string; readonly place: AccountPlace }[];
  /** How many fit what the list is narrowed to, and whether it is. */
  readonly of: number;
  readonly filtered: boolean;
  readonly table: () => ExportedTable;
  readonly onAll: () => void;
  readonly onClear: () => void;
}

/** Instances that are chosen: their ids, their ARNs, their export, and the way to choose all of the list. */
export default function InstancesSelection(props: InstancesSelectionProps) {
  const { chosen, of, filtered, table, onAll, onClear } = props;
  const exports = useViewExports();
  const arns = chosen.flatMap(({ place, id }) => instanceArn(place, id) ?? []);
  return (
    <SelectionBar text={words.text(chosen.length, of, { filtered, more: false })} onClear={onClear}>
      {chosen.length < of && <Button onClick={onAll}>{words.selectAll(of, filtered)}</Button>}
      <CopyIds ids={chosen.map(({ id }) => id)} of={of} chosen about={words.about} />
      <CopyButton
        look="normal"
        lines
        text={() => copiedIds(arns, 'lines')}
        label={words.copyArns}
        done={words.arnsCopied(countOfIds(arns))}
      />
      {/* Only these: the page has its own tables to export. */}
      <ExportedTables>
        <LaterMenu label={lists.exportButton} icon={<ChevronDownIcon size={12} />}>
          <ListExport {...exports} table={table} />
        </LaterMenu>
      </ExportedTables>
    </SelectionBar>
  );
}
