import {
  createContext,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { size } from '../../theme/tokens';
import { usePrinting } from '../layout/printing';
import type { RowsInViewProps, RowWindow, WindowedRows } from './rows-in-view';

/** What scrolls around the content: null is the window, else the body of a side panel. */
export const ScrollerContext = createContext<RefObject<HTMLElement | null> | null>(null);

/** From this many rows on only those in view are in the document. */
export const VIRTUAL_FROM = 100;

const firstRows = (count: number, after = 0): RowWindow => ({
  items: Array.from({ length: count }, (_, index) => ({ index, before: 0 })),
  after,
  measure: undefined,
});

/** What looks after the rows in view comes with the first list that is long enough. Where it cannot be loaded, no row is missing. */
const RowsInView = lazy(async () => ({
  default: await import('./rows-in-view').then(
    (loaded) => loaded.RowsInView,
    () => EveryRow,
  ),
}));

function EveryRow({ count, onWindow }: RowsInViewProps): null {
  useLayoutEffect(() => {
    onWindow(firstRows(count));
  }, [count, onWindow]);
  return null;
}

/**
 * Which rows are to be rendered while their body scrolls in the window, or in the panel around it. A row that is pinned
 * anew is there after one more render.
 *
 * @param rows `height` is the usual one unless they have another
 * @returns the rows, and what looks after them: to be rendered anywhere beside them, it draws nothing
 */
export function useRowWindow(
  rows: Omit<WindowedRows, 'height'> & { readonly height?: number | undefined },
): RowWindow & { readonly tracker: ReactNode } {
  const { count, height = size.row } = rows;
  const scroller = useContext(ScrollerContext);
  // On paper nobody scrolls.
  const printing = usePrinting();
  const virtual = count > VIRTUAL_FROM && !printing;
  const [seen, setSeen] = useState<RowWindow>();
  const unseen = useMemo(
    () => (virtual ? firstRows(VIRTUAL_FROM, (count - VIRTUAL_FROM) * height) : firstRows(count)),
    [count, height, virtual],
  );
  if (!virtual) return { ...unseen, tracker: undefined };
  return {
    ...(seen ?? unseen),
    tracker: (
      <Suspense fallback={null}>
        <RowsInView {...rows} height={height} scroller={scroller} onWindow={setSeen} />
      </Suspense>
    ),
  };
}
