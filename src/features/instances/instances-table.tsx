/** The table of a list of instances, whose rows can be chosen. */

import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { CoveredInstance } from '../../domain/report/coverage-answer';
import { exportedRows, PlainTable, type PlainTableProps } from '../../ui/table/plain-table';
import { listExports } from '../../strings/list-extras';
import { placeOf } from './instance-columns';
import type { InstanceSort, InstancesView } from '../../domain/address/coverage-views';
import { type Identities, identityText } from '../../domain/assessment/instances';
import type { SortKey } from '../../domain/lists/tables';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import type { CoverageToday } from '../../inspector/queries/coverage-today';
import { stateOf } from '../present-coverage/coverage-in-list';

const InstancesSelection = lazy(() => import('./instances-selection'));

/** Tells the instances of a list apart, which may be of several accounts. */
function rowId(instance: CoveredInstance): string {
  const { region, account } = placeOf(instance);
  return `${region} ${account} ${instance.id}`;
}

const idOf = ({ id }: CoveredInstance): string => id;
const NONE: ReadonlySet<string> = new Set();

interface InstancesTableProps extends Omit<
  PlainTableProps<CoveredInstance>,
  'rowId' | 'rowLabel' | 'selection'
> {
  /** Whether they are not all that there are. */
  readonly filtered: boolean;
}

/** Instances to read, and to choose some of to take them along. */
export function InstancesTable({ filtered, ...table }: InstancesTableProps) {
  const { rows, label, columns } = table;
  const [ids, setIds] = useState(NONE);
  const selection = useMemo(() => ({ ids, onChange: setIds }), [ids]);
  const chosen = useMemo(() => rows.filter((row) => ids.has(rowId(row))), [rows, ids]);
  const exported = useCallback(() => {
    const extent = { filtered, more: false, chosenOf: rows.length };
    const remark = listExports.extent(chosen.length, extent);
    return exportedRows({ label, columns, remark }, chosen) ?? { name: label, columns: [], rows: [] };
  }, [label, columns, rows, chosen, filtered]);
  return (
    <>
      <PlainTable {...table} rowId={rowId} rowLabel={idOf} selection={selection} />
      {chosen.length > 0 && (
        <Suspense fallback={null}>
          <InstancesSelection
            chosen={chosen.map((instance) => ({ id: instance.id, place: placeOf(instance) }))}
            of={rows.length}
            filtered={filtered}
            table={exported}
            onAll={() => setIds(new Set(rows.map(rowId)))}
            onClear={() => setIds(NONE)}
          />
        </Suspense>
      )}
    </>
  );
}

/** What an instance is sorted by in each column. */
export const SORT_KEYS: Readonly<Record<InstanceSort, (instance: CoveredInstance) => SortKey>> = {
  instance: ({ id }) => id,
  'not-fully': ({ notFullyChecked }) => notFullyChecked,
  fully: ({ fullyChecked }) => fullyChecked,
  'not-known': ({ notKnown }) => notKnown,
  runs: ({ runs }) => runs,
  last: ({ lastRunAt }) => lastRunAt,
};

/** Whether an instance is one that a view shows. */
export function isShown(
  { id, reasons, ...instance }: CoveredInstance,
  view: InstancesView,
  identities: Identities,
  today: CoverageToday | undefined,
  inGroup: (id: string) => boolean,
): boolean {
  if (!inGroup(id)) return false;
  const state = today && stateOf(today, id);
  if (today && view.uncoveredOnly && (instance.notFullyChecked === 0 || state !== 'not-covered'))
    return false;
  if (today && view.today !== undefined && state !== view.today) return false;
  if (view.neverOnly && !isNeverFullyChecked(instance)) return false;
  if (view.reason !== undefined && !reasons.some(({ type }) => type === view.reason)) return false;
  const find = view.find?.trim().toLowerCase() ?? '';
  return id.includes(find) || identityText(identities.get(id)).toLowerCase().includes(find);
}
