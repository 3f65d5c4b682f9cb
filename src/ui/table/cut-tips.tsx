/** The whole text of a cell that shows a part of it; the code comes when the table gets attention. */

import { Tips, type TipsProps, type TipText } from '../overlay/tip';
import { isCut } from './columns';

/** What a cell of a table says, where it is not all there to be read. */
function cutText(target: Element): TipText | undefined {
  const element = target.closest('tbody td, tbody th')?.firstElementChild;
  return element && isCut(element) ? { element, text: element.textContent } : undefined;
}

/** Names what is cut in a table, while the pointer is over it or something in it has the focus. */
export default function CutTips({ area }: Pick<TipsProps, 'area'>) {
  return <Tips area={area} textOf={cutText} atOnce />;
}
