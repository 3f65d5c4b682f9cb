/** What an account's data says is there and does not hold: what reports tell of it, and which lists are a part. */

import { type DataGap, GAP_THINGS, type GapThings } from '../../src/domain/report/data-gaps';
import type { AccountStore } from './account-store';
import { isSavedEmpty, type ListThings, savedGaps } from './plain-rows';
import { everyRow } from './rows';

/** The templates of a region whose descriptions count more runs than are known. */
function* fewerRuns(
  store: AccountStore,
  region: string,
  templateArns: readonly string[],
): Generator<DataGap> {
  // A simulated template's runs come and go.
  if (store.kind === 'simulated') return;
  for (const { arn, assessmentRunCount: runs = 0, name } of everyRow([region], (request) =>
    store.templates(request),
  )) {
    if (runs === 0 || (templateArns.length > 0 && !templateArns.includes(arn))) continue;
    const known = store.runsOf(arn).count;
    if (known < runs) yield { kind: 'fewer-runs', templateArn: arn, name, runs, known };
  }
}

/**
 * What an account's data says is there and does not hold, of one region; of a region of which it holds nothing else, with the
 * first; of an account without any region with the empty one.
 *
 * @param templateArn leaves out the counts of other templates; what a list lacks may be of any
 */
export function dataGapsOf(store: AccountStore, region: string, templateArn?: string): readonly DataGap[] {
  const of = region === store.regions[0] ? [region, ''] : [region];
  const none: readonly DataGap[] = store.regions.length === 0 ? [{ kind: 'no-region' }] : [];
  const gaps = of.flatMap((each) => savedGaps(store, each));
  const saved = gaps.flatMap(({ region: _region, ...gap }): DataGap[] => {
    if (gap.kind === 'not-described') {
      const { arns, ...rest } = gap;
      return [{ ...rest, count: arns.length }];
    }
    const { things, document, kind } = gap;
    return isOfReports(things) ? [{ kind, things, document }] : [];
  });
  return [...none, ...saved, ...fewerRuns(store, region, templateArn === undefined ? [] : [templateArn])];
}

/** The regions that an account is told by: its own, or the empty one where nothing in its data is of any. */
export const toldRegions = ({ regions }: AccountStore): readonly string[] =>
  regions.length > 0 ? regions : [''];

/** Findings and subscriptions say nothing of exclusions. */
const isOfReports = (things: ListThings): things is GapThings =>
  (GAP_THINGS as readonly string[]).includes(things);

/** Whether the data holds none of a list, and no answer that says that there is none: then nobody looked. */
function isUnknown(store: AccountStore, region: string, things: 'target' | 'template' | 'run'): boolean {
  if (store.kind === 'simulated') return false;
  const list = `${things}s` as const;
  if (store[list]({ region, after: undefined, limit: 1 }).items.length > 0) return false;
  return ![region, ''].some((each) => isSavedEmpty(store, list, each));
}

/**
 * Whether it is known that a list has more than the data: a saved one ends in a token or lacks its first pages, a template counts
 * more runs, or nothing at all of it was saved. The walk through such a list ends in a refusal, not as if that were all.
 *
 * @param about the templates whose runs or subscriptions, or the runs whose findings are listed; without any it is all of the region
 */
export function isListInPart(
  store: AccountStore,
  region: string,
  things: ListThings,
  about: readonly string[] = [],
): boolean {
  const concerns = (of: string | undefined): boolean =>
    of === undefined || about.length === 0 || about.includes(of);
  if ((things === 'target' || things === 'template' || things === 'run') && isUnknown(store, region, things))
    return true;
  // What is of a region that the data holds nothing else of says nothing of another one.
  const isCut = [region, ''].some((each) =>
    savedGaps(store, each).some(
      (gap) =>
        gap.kind === 'part-of-list' &&
        gap.things === things &&
        (gap.region === '' || gap.region === region) &&
        concerns(gap.about),
    ),
  );
  return isCut || (things === 'run' && !fewerRuns(store, region, about).next().done);
}

/** What is known by its ARN alone was made at no known time, which is behind all others. */
const BEFORE_ALL_KNOWN = { at: 1, row: Number.MAX_SAFE_INTEGER };

/** Whether a list has things that are known by their ARNs alone: no filter can tell whether it is about them. */
export const hasUndescribed = (
  store: AccountStore,
  region: string,
  things: 'target' | 'template' | 'run',
  templateArns: readonly string[] = [],
): boolean =>
  store.kind === 'recorded' &&
  store[`${things}s`]({
    region,
    after: BEFORE_ALL_KNOWN,
    limit: 1,
    ...(templateArns.length > 0 && { templateArns }),
  }).items.length > 0;
