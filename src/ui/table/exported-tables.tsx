import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { isoUtc } from '../../domain/text/times';

/** A cell as it is taken away: null where nothing is known. */
export type ExportedCell = string | number | null;

/** A time of a cell, in milliseconds, as it is taken away: in UTC (ISO 8601); nothing where there is none. */
export const exportedTime = (at: number | undefined): ExportedCell =>
  at === undefined ? null : (isoUtc(at) ?? null);

/** A table as it is taken away: all of its rows, also those that are not in the document. */
export interface ExportedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ExportedCell[])[];
  /** How much of what there is its rows are, where they may not be all. */
  readonly remark?: string | undefined;
}

interface Entry {
  readonly element: () => Element | null;
  readonly read: () => ExportedTable | undefined;
}

const Registry = createContext<Set<Entry> | undefined>(undefined);

/** Collects the tables below it, so that what is shown can be taken away without saying it twice. */
export function ExportedTables({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(() => new Set<Entry>());
  return <Registry value={registry}>{children}</Registry>;
}

/**
 * Offers a table to be taken away while the component is shown.
 *
 * @param read gives the table when it is asked for; undefined for one that has nothing to give
 * @returns the ref of the element that the table is in: tables are taken away in the document's order
 */
export function useExportedTable<E extends Element>(
  read: () => ExportedTable | undefined,
): RefObject<E | null> {
  const registry = useContext(Registry);
  const element = useRef<E>(null);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (!registry) return undefined;
    const entry: Entry = { element: () => element.current, read: () => latest.current() };
    registry.add(entry);
    return () => void registry.delete(entry);
  }, [registry]);
  return element;
}

/** A function that gives the tables that are shown, in the document's order. */
export function useShownTables(): () => readonly ExportedTable[] {
  const registry = useContext(Registry);
  return () =>
    [...(registry ?? [])]
      .toSorted((a, b) => {
        const [first, second] = [a.element(), b.element()];
        if (!first || !second) return 0;
        return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
      })
      .flatMap(({ read }) => read() ?? []);
}
