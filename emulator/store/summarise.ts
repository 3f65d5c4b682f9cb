import type { AccountStore, Page, Place } from './account-store';

const PAGE = 500;

interface Count {
  all: number;
  undescribed: number;
}

/** Counts the rows of a list in all regions, and shows each to `look`. */
function count<T extends { readonly described: boolean }>(
  store: AccountStore,
  list: (request: { region: string; after: Place | undefined; limit: number }) => Page<T>,
  look: (record: T) => void = () => {},
): Count {
  const found = { all: 0, undescribed: 0 };
  for (const region of store.regions) {
    let after: Place | undefined;
    do {
      const page = list({ region, after, limit: PAGE });
      for (const record of page.items) {
        found.all += 1;
        if (!record.described) found.undescribed += 1;
        look(record);
      }
      after = page.next;
    } while (after);
  }
  return found;
}

const counted = (name: string, { all, undescribed }: Count): string =>
  `  ${name}: ${all}${undescribed > 0 ? ` (${undescribed} known by their ids alone)` : ''}`;

/** What an account holds and what its data lacks, in lines for a person. */
export function summarise(store: AccountStore): readonly string[] {
  const runs = { listed: 0, empty: 0, incomplete: 0, absent: 0, pending: 0 };
  let previews = 0;
  const targets = count(store, (request) => store.targets(request));
  const templates = count(
    store,
    (request) => store.templates(request),
    ({ arn }) => {
      previews += store.previewsOf(arn).length;
    },
  );
  const allRuns = count(
    store,
    (request) => store.runs(request),
    (run) => {
      if (run.exclusions === 'absent') runs.absent += 1;
      else if (run.exclusions === 'pending') runs.pending += 1;
      else if (run.exclusionsComplete === false) runs.incomplete += 1;
      else if (store.exclusionArns(run.arn, 0, 1).arns.length === 0) runs.empty += 1;
      else runs.listed += 1;
    },
  );
  return [
    `Account ${store.accountId}, ${store.name}: ${store.kind}, ${store.regions.join(', ')}`,
    counted('targets', targets),
    counted('templates', templates),
    counted('runs', allRuns),
    `    with exclusions: ${runs.listed}`,
    `    without exclusions: ${runs.empty}`,
    `    with some exclusions, perhaps not all: ${runs.incomplete}`,
    `    whose exclusions are not in this data: ${runs.absent}`,
    ...(runs.pending > 0 ? [`    in progress: ${runs.pending}`] : []),
    `  previews: ${previews}`,
    `  documents: ${store.documents().length}`,
  ];
}
