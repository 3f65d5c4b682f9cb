/** What the palette offers of what the browser keeps: a reader's last places, and the views that they saved. */

import type { AccountConfig, Config } from '../../config/config';
import type { AccountPlace } from '../../domain/address/paths';
import { pathOfRecent, type RecentPlace } from '../../domain/address/recent-places';
import { regionName } from '../../domain/address/regions';
import { type SavedView, savedViewAddress } from '../../domain/address/saved-views';
import { fits } from '../../domain/text/word-search';
import { palette as words } from '../../strings/shell-extras';

/** One place to go to. */
export interface PaletteOption {
  readonly path: string;
  /** What it is called. For a recent place it is its id, until its name is known. */
  readonly label: string;
  /** What it is, or where. */
  readonly detail: string;
  readonly recent?: RecentPlace;
}

/** Options of one kind, with their heading. */
export interface PaletteGroup {
  readonly title: string;
  readonly options: readonly PaletteOption[];
}

/** Of how many accounts places are offered: each asks the service for its name. */
const MOST_ACCOUNTS_OFFERED = 3;

/** The last places of each account that a query fits, those of the account that the reader is at first; the others in the order of the last visit. */
export function recentGroups(
  query: string,
  recent: readonly RecentPlace[],
  accounts: readonly AccountConfig[],
  here: AccountPlace | undefined,
): readonly PaletteGroup[] {
  const ids = [...new Set(recent.map(({ place }) => place.account))].toSorted(
    (a, b) => Number(b === here?.account) - Number(a === here?.account),
  );
  const sought = ids.flatMap((id) => {
    const account = accounts.find((each) => each.id === id);
    return account && fits(query, `${account.name} ${id}`) ? [account] : [];
  });
  return sought.slice(0, MOST_ACCOUNTS_OFFERED).map(({ id, name }) => ({
    title: words.groups.recent(name),
    options: recent
      .filter(({ place }) => place.account === id)
      .map((each) => ({
        path: pathOfRecent(each),
        label: 'runId' in each.place ? each.place.runId : each.place.templateId,
        detail: words.kinds[each.kind],
        recent: each,
      })),
  }));
}

/** The saved views that lead somewhere from where the reader is, by their names. */
export function viewOptions(
  views: readonly SavedView[],
  { accounts }: Config,
  from: Parameters<typeof savedViewAddress>[1],
): readonly PaletteOption[] {
  return views
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .flatMap((view) => {
      const { place } = view;
      const known =
        !place || accounts.some(({ id, regions }) => id === place.account && regions.includes(place.region));
      const path = known ? savedViewAddress(view, from) : undefined;
      const where = place && ` · ${regionName(place.region)} · ${place.account}`;
      const detail = `${words.viewOf[view.kind]}${where ?? ''}`;
      return path === undefined ? [] : [{ path, label: view.name, detail }];
    });
}
