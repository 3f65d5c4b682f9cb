import type { DataGap } from '../../src/domain/report/data-gaps';
import type { AccountStore } from './account-store';
import { savedGaps } from './plain-rows';
import { everyRow } from './rows';

/** The templates of a region whose descriptions count more runs than are known. */
function* fewerRuns(
  store: AccountStore,
  region: string,
  templateArn: string | undefined,
): Generator<DataGap> {
  // A simulated template's runs come and go.
  if (store.kind === 'simulated') return;
  for (const { arn, assessmentRunCount: runs = 0, name } of everyRow([region], (request) =>
    store.templates(request),
  )) {
    if (runs === 0 || (templateArn !== undefined && arn !== templateArn)) continue;
    const known = store.runsOf(arn).count;
    if (known < runs) yield { kind: 'fewer-runs', templateArn: arn, name, runs, known };
  }
}

/**
 * What an account's data says is there and does not hold, of one region; of a region of which it holds nothing else, with the
 * first.
 *
 * @param templateArn leaves out the counts of other templates; what a list lacks may be of any
 */
export function dataGapsOf(store: AccountStore, region: string, templateArn?: string): readonly DataGap[] {
  const of = region === store.regions[0] ? [region, ''] : [region];
  const gaps = of.flatMap((each) => savedGaps(store, each));
  const saved = gaps.map(({ region: _region, ...gap }): DataGap => {
    if (gap.kind === 'part-of-list') return gap;
    const { arns, ...rest } = gap;
    return { ...rest, count: arns.length };
  });
  return [...saved, ...fewerRuns(store, region, templateArn)];
}
