/** The whole text of a cell that shows a part of it; the code comes when the table gets attention. */

import { Tips, type TipsProps, type TipText } from '../overlay/tip';
import { drawnAt, isCut } from './columns';

/** What a cell of a table says, where it is not all there to be read: because it is cut, or drawn. */
function cutText(target: Element): TipText | undefined {
  const cell = target.closest('tbody td, tbody th');
  const drawn = drawnAt(target, cell);
  if (drawn) return { element: drawn, text: drawn.getAttribute('data-tip') ?? '' };
  const element = cell?.firstElementChild;
  return element && isCut(element) ? { element, text: element.textContent } : undefined;
}

/** Names what is cut or drawn in a table, while the pointer is over it or something in it has the focus. */
export default function CutTips({ area }: Pick<TipsProps, 'area'>) {
  return <Tips area={area} textOf={cutText} atOnce />;
}
