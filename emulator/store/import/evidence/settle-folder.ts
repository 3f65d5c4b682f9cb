import type { Ec2InstanceRecord, ExclusionItem, PreviewRecord } from '../../records';
import { partsOf, type Collected, type SavedPreview, type SavedPreviewPage } from './collected';
import { contradiction, laterOf } from './answer-origin';
import { settleCoverage, type SettledCoverage, settleInstances } from './settle-instances';
import { lacksEarlierPages, savedAnswer, settleExclusions, type Settled } from './settle-exclusions';

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

const once = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

const isWhole = (page: SavedPreviewPage, pages: readonly SavedPreviewPage[]): boolean =>
  !page.more && !lacksEarlierPages(page, pages);

/**
 * What the pages hold; one that was saved twice counts once. Filtered exports may overlap with anything, so they
 * count only where nothing else is saved.
 */
function itemsOf(pages: readonly SavedPreviewPage[]): readonly ExclusionItem[] {
  const answers = pages.filter(({ filtered }) => !filtered);
  if (answers.length > 0) return once(answers.map(({ items }) => items)).flat();
  return once(pages.flatMap(({ items }) => items));
}

/** The pages that count: of whole answers that differ only the one that is dated last. */
function pagesThatCount(
  { templateArn, pages }: SavedPreview,
  collected: Collected,
): readonly SavedPreviewPage[] {
  // Beside pages that go on, each end may be the last page of another reading.
  if (pages.some((page) => page.more && !page.filtered && !page.origin.partial)) return pages;
  const [first, ...others] = pages.filter((page) => !page.more);
  if (!first) return pages;
  let latest = first;
  for (const other of others) {
    if (JSON.stringify(other.items) === JSON.stringify(latest.items)) continue;
    const later = laterOf(other.origin, latest.origin);
    const what = `is a preview of ${templateArn}`;
    if (!later) throw contradiction(other.origin.path, what, latest.origin, other.origin.file);
    const [winner, loser] = later === other.origin ? [other, latest] : [latest, other];
    collected.sayings.note(what, winner.origin, loser.origin);
    latest = winner;
  }
  return [latest];
}

function settlePreview(preview: SavedPreview, collected: Collected): SettledPreview {
  const { templateArn, token } = preview;
  const pages = pagesThatCount(preview, collected);
  const complete = pages.some((page) => isWhole(page, pages));
  return {
    templateArn,
    token,
    items: itemsOf(pages),
    evidence: pages.map(({ origin }) => savedAnswer(origin)),
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
