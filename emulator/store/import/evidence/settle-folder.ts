import type { Ec2InstanceRecord, ExclusionItem, PreviewRecord } from '../../records';
import { partsOf, type Collected, type SavedPreview, type SavedPreviewPage } from './collected';
import { settleCoverage, type SettledCoverage, settleInstances } from './settle-instances';
import { byKeys } from './agreement';
import { savedAnswer, settleExclusions, type Settled } from './settle-exclusions';
import { type SavedPage, settlePages } from './settle-pages';

/** A saved preview; a token that nobody saved is still to be made up. */
export interface SettledPreview extends Pick<PreviewRecord, 'templateArn' | 'complete' | 'evidence'> {
  readonly token: string | undefined;
  readonly items: readonly ExclusionItem[];
}

/** What all documents of a folder prove together. */
export interface SettledFolder {
  /** By the runs' ARNs. */
  readonly runs: ReadonlyMap<string, Settled>;
  readonly previews: readonly SettledPreview[];
  /** What answers of EC2 say of instances. */
  readonly instances: readonly Ec2InstanceRecord[];
  /** What answers of Amazon Inspector (the present service) say of its coverage. */
  readonly coverage: SettledCoverage;
}

/**
 * The text of an exclusion, by which two answers have the same one: scopes come in any order, and an export leaves out the attributes
 * that an answer has none of.
 */
export function nameOf({ attributes = [], scopes, ...item }: ExclusionItem): string {
  return JSON.stringify({ ...item, scopes: byKeys(scopes), attributes: byKeys(attributes) });
}

/** A page of a preview by the names of its items, which have no ARNs. */
interface NamedPage extends SavedPage {
  readonly items: ReadonlyMap<string, ExclusionItem>;
}

/**
 * Whether pages that differ are the steps of one walk through a preview: numbered by their files' names, or in one file one
 * after the other; a longer page at the end of a file is the preview as a whole, asked for once more.
 */
function areOneWalk(pages: readonly SavedPreviewPage[]): boolean {
  const ends = pages.filter(({ more }) => !more);
  const [end] = ends;
  if (!end || ends.length > 1) return false;
  const numbers = new Set(pages.flatMap(({ origin }) => origin.page ?? []));
  if (numbers.size === pages.length) return end.origin.page === Math.max(...numbers);
  const before = pages.filter((page) => page !== end);
  return (
    before.every(
      ({ origin: { file, position } }) => file === end.origin.file && position < end.origin.position,
    ) && before.some(({ items }) => items.length >= end.items.length)
  );
}

/**
 * Names the items of pages. The same item may rightly be there several times: the second one of a page has another name than
 * the first, and in a walk that of a later page another one than that of an earlier page.
 */
function named(pages: readonly SavedPreviewPage[]): readonly NamedPage[] {
  const contentOf = ({ items }: SavedPreviewPage): string => JSON.stringify(items.map(nameOf));
  // A page that was saved twice is one; where one of the two ends, that is told.
  const answers = pages
    .filter(({ origin }) => !origin.partial)
    .toSorted((a, b) => Number(b.more) - Number(a.more));
  const distinct = new Map(answers.map((page) => [contentOf(page), page]));
  const inWalk = areOneWalk([...distinct.values()]);
  const inPagesBefore = new Map<string, number>();
  const itemsOf = (page: SavedPreviewPage, times: Map<string, number>): NamedPage['items'] => {
    const items = new Map<string, ExclusionItem>();
    for (const item of page.items) {
      const name = nameOf(item);
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      items.set(`${time} ${name}`, item);
    }
    return items;
  };
  const known = new Map(
    [...distinct].map(([content, page]) => [content, itemsOf(page, inWalk ? inPagesBefore : new Map())]),
  );
  return pages.map((page) => {
    const items = known.get(contentOf(page)) ?? itemsOf(page, new Map());
    return { items, names: new Set(items.keys()), more: page.more, origin: page.origin };
  });
}

/** What the pages of a preview prove together. */
function settlePreview({ templateArn, token, pages }: SavedPreview, { sayings }: Collected): SettledPreview {
  const all = named(pages);
  const what = `is a preview of ${templateArn}`;
  const { names, complete, pages: resting } = settlePages(all, [], sayings, { what, says: () => what });
  const items = new Map(all.flatMap((page) => [...page.items]));
  return {
    templateArn,
    token,
    items: [...names].flatMap((name) => items.get(name) ?? []),
    evidence: resting.map(({ origin }) => savedAnswer(origin)),
    ...(!complete && { complete: false }),
  };
}

/**
 * Settles all runs and previews that a folder names.
 *
 * @param attempt runs the work on one of them, and may go on after the Misfit that it throws
 */
export function settleFolder(
  collected: Collected,
  simulated: boolean,
  attempt: (work: () => void) => void,
): SettledFolder {
  const runs = new Map<string, Settled>();
  const previews: SettledPreview[] = [];
  for (const arn of [...collected.known.values()].flat())
    if (partsOf(arn).kind === 'run')
      attempt(() => runs.set(arn, settleExclusions(arn, collected, simulated)));
  for (const preview of collected.previews.values())
    attempt(() => previews.push(settlePreview(preview, collected)));
  return {
    runs,
    previews,
    instances: settleInstances(collected, attempt),
    coverage: settleCoverage(collected, attempt),
  };
}
