import { lazy } from 'react';
import type { ViewKind } from '../../domain/address/saved-views';
import { lists } from '../../strings/lists';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { LaterMenu } from '../../ui/overlay/lazy-menu';

const SavedViewsMenu = lazy(() => import('./saved-views-menu'));

const look = { label: lists.savedViews, icon: <ChevronDownIcon size={12} /> };

/** Beside the filters of a kind of page: the views of it that the reader saved. The menu's code comes when it is asked for. */
export function SavedViews({ kind }: { readonly kind: ViewKind }) {
  return (
    <LaterMenu {...look}>
      <SavedViewsMenu kind={kind} look={look} />
    </LaterMenu>
  );
}
