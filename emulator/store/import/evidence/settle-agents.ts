/** Settles whether the saved answers about a run's agents, or its findings, are all of them. */
import type { ListedPage } from './instance-sayings';
import { lacksEarlierPages } from './settle-pages';

/**
 * Whether pages are all that a run has of something: one of them ends the list, and no page before it is missing. The answer does
 * not say by which filter it was asked for. So of several ends that differ none is known to be all, unless one has everything;
 * and what only a query names was not in the list.
 */
export function isWholeList(pages: readonly ListedPage[]): boolean {
  const ends = pages.filter((page) => !page.more && !lacksEarlierPages(page, pages));
  const listed = new Set(pages.flatMap(({ ids, origin }) => (origin.partial ? [] : ids)));
  if (ends.length === 0 || pages.some(({ ids }) => ids.some((id) => !listed.has(id)))) return false;
  const distinct = new Set(ends.map(({ ids }) => JSON.stringify([...new Set(ids)].toSorted())));
  return distinct.size === 1 || ends.some(({ ids }) => new Set(ids).size === listed.size);
}
