/** Settles what answers of EC2, and of Amazon Inspector (the present service), say of instances. */

import { ONE_ACCOUNT } from '../../failures';
import { type InstanceScan, TERMINATED } from '../../../../src/domain/present-coverage/instance-coverage';
import type { CoverageDocumentRecord, Ec2InstanceRecord, InstanceCoverageRecord } from '../../records';
import { regionIn } from '../named-after';
import { type AnswerOrigin, contradiction, laterOf } from './answer-origin';
import { Misfit } from '../problems';
import type { Collected } from './collected';
import { type CoveragePage, instanceSaying, scanSaying, tagSaying } from './instance-sayings';
import { savedAnswer } from './settle-exclusions';
import { lacksEarlierPages } from './settle-pages';
import type { InstanceFacts, InstanceTag } from '../../../../src/domain/assessment/instances';

/**
 * Whether a tag that `describe-tags` names counts beside the tags of a description, which are all that the instance had
 * when it was described.
 *
 * @throws Misfit that names both documents, where they differ and nothing dates them
 */
function tagCounts(
  collected: Collected,
  [described, there]: readonly [tags: readonly InstanceTag[], at: AnswerOrigin],
  [what, tag, here]: readonly [what: string, tag: InstanceTag, at: AnswerOrigin],
): boolean {
  if (described.some(({ key, value }) => key === tag.key && value === tag.value)) return false;
  const later = laterOf(here, there);
  if (!later) throw contradiction(here.path, what, there, here.file);
  collected.sayings.note(what, later, later === here ? there : here);
  return later === here;
}

/** What all answers of EC2 say of one instance together. */
function settleInstance(id: string, collected: Collected): Ec2InstanceRecord {
  const { ec2, sayings, account } = collected;
  const snapshot = ec2.snapshots.get(id);
  const origin = sayings.originOf(instanceSaying(id));
  const origins = new Set(snapshot && origin ? [origin] : []);
  if (origin && snapshot?.ownerId !== undefined && account !== undefined && snapshot.ownerId !== account)
    throw new Misfit(
      origin.path,
      `describes the instance ${id} of account ${snapshot.ownerId}, but the folder is of account ${account}; ${ONE_ACCOUNT}`,
      origin.file,
    );
  const tags = new Map(snapshot?.facts.tags?.map(({ key, value }) => [key, value]));
  for (const [key, value] of ec2.tags.get(id) ?? []) {
    const what = tagSaying(id, key);
    const here = sayings.originOf(what);
    const described = snapshot?.facts.tags;
    if (
      !here ||
      (described && origin && !tagCounts(collected, [described, origin], [what, { key, value }, here]))
    )
      continue;
    tags.set(key, value);
    origins.add(here);
  }
  const [first] = origins;
  const facts: InstanceFacts = {
    ...snapshot?.facts,
    ...(tags.size > 0 && { tags: [...tags].map(([key, value]) => ({ key, value })) }),
  };
  return {
    ...snapshot,
    id,
    region: snapshot?.region ?? (first && regionIn(first.file)) ?? '',
    facts,
    evidence: [...origins].map(savedAnswer),
  };
}

/**
 * What the answers of EC2 in a folder say of instances, by id.
 *
 * @param attempt runs the work on one of them, and may go on after the Misfit that it throws
 */
export function settleInstances(
  collected: Collected,
  attempt: (work: () => void) => void,
): readonly Ec2InstanceRecord[] {
  const { snapshots, tags } = collected.ec2;
  const found: Ec2InstanceRecord[] = [];
  for (const id of new Set([...snapshots.keys(), ...tags.keys()].toSorted()))
    attempt(() => found.push(settleInstance(id, collected)));
  return found;
}

/** What all answers about coverage in a folder say together. */
export interface SettledCoverage {
  readonly instances: readonly InstanceCoverageRecord[];
  readonly documents: readonly CoverageDocumentRecord[];
}

type Scan = Omit<InstanceScan, 'document'>;

/** Where a scan that counts is said. */
interface Told {
  readonly scan: Scan;
  readonly origin: AnswerOrigin;
}

/**
 * What an answer about a scan is dated by: a resource is scanned ever later, and what was terminated stays so. Nothing where it
 * was never scanned, for the service may have forgotten an earlier scan.
 */
const dateOf = ({ reason, lastScannedAt }: Scan): number | undefined =>
  reason === TERMINATED ? Infinity : lastScannedAt;

/** Counts texts, the most frequent first: `AWS_LAMBDA_FUNCTION (2), AWS_ECR_REPOSITORY (1)`. */
function counted(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([text, count]) => `${text} (${count})`)
    .join(', ');
}

/** Says what of a document is left aside: it is about other resources than instances, or about other accounts. */
function noteLeftAside(document: string, pages: readonly CoveragePage[], collected: Collected): void {
  const entries = pages.flatMap(({ scans }) => scans.map(({ scan }) => scan));
  const own = entries.filter(({ accountId }) => accountId === collected.account);
  const others = entries.length - own.length;
  const accounts = new Set(entries.map(({ accountId }) => accountId));
  accounts.delete(collected.account ?? '');
  const types = own.flatMap(({ instanceId, resourceType }) => (instanceId === undefined ? resourceType : []));
  const parts = [
    ...(types.length > 0 ? [`what it says of other resources than instances: ${counted(types)}`] : []),
    ...(others > 0 ? [`what it says of other accounts: ${others} entries of ${accounts.size}`] : []),
  ];
  if (parts.length > 0)
    collected.sayings.add(
      document,
      `answers Amazon Inspector's ListCoverage. Left aside is ${parts.join(', and ')}.`,
    );
}

/** By file, the answers that stand in it. */
function byDocument(pages: readonly CoveragePage[]): ReadonlyMap<string, readonly CoveragePage[]> {
  const found = new Map<string, CoveragePage[]>();
  for (const page of pages) {
    const { file } = page.origin;
    const before = found.get(file);
    if (before) before.push(page);
    else found.set(file, [page]);
  }
  return found;
}

function settleDocument(
  document: string,
  pages: readonly CoveragePage[],
  { account, coverage: all }: Collected,
): CoverageDocumentRecord {
  const own = pages.flatMap(({ scans }) =>
    scans.flatMap(({ scan }) => (scan.accountId === account ? (scan.instanceId ?? []) : [])),
  );
  return {
    region: regionIn(document) ?? '',
    instances: new Set(own).size,
    more: (pages.at(-1)?.more ?? false) || pages.some((page) => lacksEarlierPages(page, all)),
    evidence: pages.map(({ origin }) => savedAnswer(origin)),
  };
}

/**
 * What the answers about coverage in a folder say of the account's own instances. An organisation's administrator sees
 * those of all its accounts, and the service covers more than instances: that is left aside, and said so.
 *
 * @param attempt runs the work on one of them, and may go on after the Misfit that it throws
 */
export function settleCoverage(collected: Collected, attempt: (work: () => void) => void): SettledCoverage {
  const { account, coverage, sayings } = collected;
  const told = new Map<string, Map<string, Told>>();
  for (const { origin, scans } of coverage)
    for (const { scan: entry, path } of scans) {
      if (entry.accountId !== account || entry.instanceId === undefined) continue;
      const { instanceId, scan } = entry;
      attempt(() => {
        const ofInstance = told.get(instanceId) ?? new Map<string, Told>();
        told.set(instanceId, ofInstance);
        const what = scanSaying(instanceId, scan.scanType);
        const there = ofInstance.get(scan.scanType);
        const said = { earlier: there?.scan, now: scan, dateOf };
        try {
          const counts = sayings.counting(what, what, said, origin, path);
          const of = there && counts === there.scan ? there.origin : origin;
          ofInstance.set(scan.scanType, { scan: counts, origin: of });
        } catch (error) {
          // The file is no longer the one that is being read.
          throw error instanceof Misfit ? new Misfit(error.path, error.reason, origin.file) : error;
        }
      });
    }
  const documents = byDocument(coverage);
  for (const [document, pages] of documents) noteLeftAside(document, pages, collected);
  return {
    instances: [...told].map(([id, scans]) => instanceRecord(id, [...scans.values()])),
    documents: [...documents].map(([document, pages]) => settleDocument(document, pages, collected)),
  };
}

function instanceRecord(id: string, told: readonly Told[]): InstanceCoverageRecord {
  const sorted = told.toSorted((a, b) => (a.scan.scanType < b.scan.scanType ? -1 : 1));
  const evidence = new Map(
    sorted.map(({ origin }) => [`${origin.file} ${origin.path}`, savedAnswer(origin)]),
  );
  const [first] = sorted;
  return {
    id,
    region: (first && regionIn(first.origin.file)) ?? '',
    scans: sorted.map(({ scan, origin }) => ({ ...scan, document: origin.file })),
    evidence: [...evidence.values()],
  };
}
