/** What can be done with rows of a list that are chosen; its code comes with the first of them. */

import type { ReactNode } from 'react';
import { parseArn } from '../../domain/address/arn';
import { copiedIds } from '../../domain/export/copied-ids';
import { listSelection as words } from '../../strings/list-extras';
import { lists } from '../../strings/lists';
import { CopyButton } from '../../ui/controls/copy-button';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { LaterMenu } from '../../ui/overlay/lazy-menu';
import { ExportedTables } from '../../ui/table/exported-tables';
import { SelectionBar } from '../../ui/table/selection-bar';
import type { Extent } from '../export/view-export-menu';

interface ListSelectionProps {
  readonly arns: readonly string[];
  /** How many there are to choose from, and how much of the list these are. */
  readonly extent: Extent & { readonly chosenOf: number };
  /** The menu of exports of these rows, open when its code has come. */
  readonly exports: ReactNode;
  /** What the list itself offers. */
  readonly children: ReactNode;
  readonly onClear: () => void;
}

/** Rows of a list of things by their ARNs: their ids and ARNs, one to a line, their export, and what the list itself offers. */
export default function ListSelection({ arns, extent, exports, children, onClear }: ListSelectionProps) {
  return (
    <SelectionBar text={words.text(arns.length, extent.chosenOf, extent)} onClear={onClear}>
      <CopyButton
        look="normal"
        lines
        text={() =>
          copiedIds(
            arns.map((arn) => parseArn(arn)?.id ?? arn),
            'lines',
          )
        }
        label={words.copyIds}
        done={words.idsCopied(arns.length)}
      />
      <CopyButton
        look="normal"
        lines
        text={() => copiedIds(arns, 'lines')}
        label={words.copyArns}
        done={words.arnsCopied(arns.length)}
      />
      {/* Only these: the page has its own tables to export. */}
      <ExportedTables>
        <LaterMenu label={lists.exportButton} icon={<ChevronDownIcon size={12} />}>
          {exports}
        </LaterMenu>
      </ExportedTables>
      {children}
    </SelectionBar>
  );
}
