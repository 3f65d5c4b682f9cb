/** The table of a list of instances, whose rows can be chosen. */

import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { CoveredInstance } from '../../domain/report/coverage-answer';
import { exportedRows, PlainTable, type PlainTableProps } from '../../ui/table/plain-table';
import { listExports } from '../../strings/list-extras';

import { placeOf } from './instance-columns';

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
