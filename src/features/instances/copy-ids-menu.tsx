/** The menu that copies the ids of a list of instances: it is open when its code comes. */

import { useState } from 'react';
import { copiedIds, countOfIds, ID_FORMS, type IdForm } from '../../domain/export/copied-ids';
import { copyIds as words } from '../../strings/list-extras';
import type { Emphasis } from '../../ui/controls/button';
import { copyText } from '../../ui/controls/copy-button';
import { useNotice } from '../../ui/feedback/notices';
import { ButtonMenu } from '../../ui/overlay/button-menu';
import { type LaterMenuProps, MenuItem } from '../../ui/overlay/lazy-menu';
import { words as uiWords } from '../../ui/words';

/** How much of what there is the lists of a view hold. */
export interface ListExtent {
  /** Something narrows them. */
  readonly filtered: boolean;
  /** More may come: not all is loaded. */
  readonly partial: boolean;
}

export interface CopyIdsProps {
  /** All of the list's, also those that are not in the document. */
  readonly ids: readonly string[];
  /** How many there are without the filter, where the list itself knows. */
  readonly of?: number;
  /** They are those that the reader chose. */
  readonly chosen?: boolean;
  /** What the list is about, for the button's name where a page has several. */
  readonly about?: string;
  readonly emphasis?: Emphasis;
}

interface CopyIdsMenuProps extends CopyIdsProps {
  /** How its button looks. */
  readonly look: Omit<LaterMenuProps, 'children'>;
  /** How much of what there is the view holds. */
  readonly extent: ListExtent;
}

/** See {@link CopyIdsProps}. */
export default function CopyIdsMenu({ ids, of, chosen = false, look, extent }: CopyIdsMenuProps) {
  const [open, setOpen] = useState(true);
  const notice = useNotice();
  const count = countOfIds(ids);
  const filtered = extent.filtered || (of ?? count) > count;
  const how = words.extent(count, of, { ...extent, filtered, chosen });
  const copy = async (form: IdForm): Promise<void> => {
    setOpen(false);
    try {
      await copyText(copiedIds(ids, form), form === 'lines');
      notice({ tone: 'ok', text: words.copied(how, form) });
    } catch {
      // Without a secure context, or without permission, there is no clipboard to write to.
      notice({ tone: 'warn', text: uiWords.copyFailed });
    }
  };
  return (
    <ButtonMenu
      {...look}
      menu={words.menu}
      notes={[how]}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
    >
      {ID_FORMS.map((form) => (
        <MenuItem key={form} disabled={count === 0} onClick={() => void copy(form)}>
          {words.forms[form]}
        </MenuItem>
      ))}
    </ButtonMenu>
  );
}
