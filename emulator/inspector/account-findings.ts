/** The findings of an account: those that were saved or written to, and in a simulated account those that are made up. */
import type { Finding, FindingFilter } from '@aws-sdk/client-inspector';
import { allRuns } from '../assessment/account-view';
import { simulatedFindings, simulatedRule } from '../assessment/findings';
import { during } from './filters';
import type { Checked, Wire } from './operation';
import { sha256 } from '../hashes';
import type { AccountStore } from '../store/account-store';
import type { RunRecord } from '../store/records';
import { parentArn } from '../../src/domain/address/arn';

/** A finding as it was saved: `Finding` of the model, times in epoch seconds. */
export type StoredFinding = Wire<Finding>;

const KIND = 'finding';

/** Runs whose made-up findings are held: who reads them asks for ten at a time, and each run takes a while to make. */
const HELD_RUNS = 64;

const heldRuns = new WeakMap<AccountStore, Map<string, readonly StoredFinding[]>>();

function madeOf(store: AccountStore, run: RunRecord): readonly StoredFinding[] {
  // A run that goes on has none, and may have some the next time.
  if (run.schedule.length > 0) return [];
  const runs = heldRuns.get(store) ?? new Map<string, readonly StoredFinding[]>();
  heldRuns.set(store, runs);
  const made = runs.get(run.arn) ?? simulatedFindings(store, run);
  runs.delete(run.arn);
  runs.set(run.arn, made);
  const [oldest] = runs.keys();
  if (runs.size > HELD_RUNS && oldest !== undefined) runs.delete(oldest);
  return made;
}

/** A finding of the account by its ARN; undefined also for one that is known by its ARN alone. */
export function findFinding(store: AccountStore, arn: string): StoredFinding | undefined {
  const stored = (store.plainRow(KIND, arn) ?? undefined) as StoredFinding | undefined;
  if (stored || store.kind === 'recorded') return stored;
  const run = store.run(parentArn(arn) ?? '');
  return run && madeOf(store, run).find((finding) => finding.arn === arn);
}

/** The stored findings of a region. One that a saved list names and nothing describes has its ARN only. */
export function storedFindings(store: AccountStore, region: string): readonly StoredFinding[] {
  return store.plainRows(KIND, region).map(({ key, value }) => (value ?? { arn: key }) as StoredFinding);
}

/** When the made-up findings of a run are dated, in epoch seconds. */
export const madeAt = ({ completedAt, stateChangedAt }: RunRecord): number =>
  (completedAt ?? stateChangedAt) / 1000;

/** What is stored of each run. */
function byRun(stored: readonly StoredFinding[]): ReadonlyMap<string, readonly StoredFinding[]> {
  const all = new Map<string, StoredFinding[]>();
  for (const finding of stored) {
    const run = parentArn(finding.arn ?? '') ?? '';
    const own = all.get(run);
    if (own) own.push(finding);
    else all.set(run, [finding]);
  }
  return all;
}

/** What is made up for a run, without what was written to since. Findings that were saved are all that their run has. */
function unsaved(
  made: readonly StoredFinding[],
  stored: readonly StoredFinding[] = [],
): readonly StoredFinding[] {
  const own = new Set(made.map(({ arn }) => arn));
  if (stored.some(({ arn }) => !own.has(arn))) return [];
  const changed = new Set(stored.map(({ arn }) => arn));
  return made.filter(({ arn }) => !changed.has(arn));
}

/** What a list of findings is asked for. */
interface FindingsRequest {
  readonly region: string;
  /** Undefined: every run of the region. */
  readonly runs: readonly RunRecord[] | undefined;
  readonly matches: (finding: StoredFinding) => boolean;
  /** Whether a run could have one that matches, as far as its record tells: no other run's are made. */
  readonly couldMatch: (run: RunRecord) => boolean;
  /** The key behind which the page begins, and how many it needs to know whether there is another. */
  readonly after: string | undefined;
  readonly enough: number;
}

/**
 * Findings that match, at least those of the page: the stored ones, and in a simulated account those that are made up.
 * Runs are made newest first, and no more of them than the page needs: a region may have 50,000.
 */
export function findingsOf(store: AccountStore, request: FindingsRequest): readonly StoredFinding[] {
  const { region, runs, matches, couldMatch, after, enough } = request;
  const stored = storedFindings(store, region);
  const ofRuns = byRun(stored);
  const found = (runs ? runs.flatMap(({ arn }) => ofRuns.get(arn) ?? []) : stored).filter((finding) =>
    matches(finding),
  );
  if (store.kind === 'recorded') return found;
  const newestFirst = (runs ?? allRuns(store, region)).toSorted((a, b) => madeAt(b) - madeAt(a));
  let behind = 0;
  let lastAge = '';
  for (const run of newestFirst) {
    const age = ageKey(madeAt(run));
    if (after !== undefined && age < after.slice(0, age.length)) continue;
    if (behind >= enough && age > lastAge) break;
    if (couldMatch(run))
      for (const finding of unsaved(madeOf(store, run), ofRuns.get(run.arn)))
        if (matches(finding)) {
          found.push(finding);
          behind += after === undefined || findingKey(finding) > after ? 1 : 0;
        }
    lastAge = age;
  }
  return found;
}

/** Keeps a finding as it is now. */
export function putFinding(store: AccountStore, region: string, finding: StoredFinding): void {
  store.putPlainRow(KIND, region, finding.arn ?? '', finding);
}

/** The part of the key that is a time: the later, the smaller. */
const ageKey = (seconds: number): string =>
  (Number.MAX_SAFE_INTEGER - Math.round(seconds * 1000)).toString().padStart(16, '0');

/** A key by which findings are newest first, short enough for a page token. */
export function findingKey({ arn = '', createdAt = 0 }: StoredFinding): string {
  return `${ageKey(createdAt)}-${sha256(arn).toString('base64url').slice(0, 22)}`;
}

const inList = (values: readonly string[] | undefined, value: string | undefined): boolean =>
  !values || values.length === 0 || (value !== undefined && values.includes(value));

type Attributes = readonly { readonly key?: string | undefined; readonly value?: string | undefined }[];

const anyOf = (wanted: Attributes | undefined, held: Attributes | undefined): boolean =>
  !wanted ||
  wanted.length === 0 ||
  wanted.some(({ key, value }) => held?.some((has) => has.key === key && has.value === value));

/** Which findings a ListFindings filter asks for. A rule's name is a finding's `id`, as in saved findings. */
export function findingFilter(filter: Checked<FindingFilter> = {}): (finding: StoredFinding) => boolean {
  const inTime = during<StoredFinding>(
    filter.creationTimeRange,
    ({ createdAt }) => (createdAt === undefined ? null : createdAt * 1000),
    'INVALID_ASSESSMENT_RUN_START_TIME_RANGE',
  );
  return (finding) =>
    inList(filter.agentIds, finding.assetAttributes?.agentId) &&
    inList(filter.autoScalingGroups, finding.assetAttributes?.autoScalingGroup) &&
    inList(filter.ruleNames, finding.id) &&
    inList(filter.severities, finding.severity) &&
    inList(filter.rulesPackageArns, finding.serviceAttributes?.rulesPackageArn) &&
    anyOf(filter.attributes, finding.attributes) &&
    anyOf(filter.userAttributes, finding.userAttributes) &&
    (inTime?.(finding) ?? true);
}

const some = (wanted: readonly string[] | undefined, has: (value: string) => boolean): boolean =>
  !wanted || wanted.length === 0 || wanted.some(has);

/** Whether one of a run's findings could be of a rule: only the severity that its name says is looked at. */
function couldBreak(run: RunRecord, rule: string): boolean {
  const named = /^SIMULATED-([A-Z]+)-\d{3}$/.exec(rule)?.[1];
  const [severity, count] =
    Object.entries(run.findingCounts).find(([name]) => name.toUpperCase() === named) ?? [];
  if (severity === undefined || count === undefined) return false;
  for (let number = 0; number < count; number += 1)
    if (run.rulesPackageArns.some((arn) => simulatedRule(arn, severity, number) === rule)) return true;
  return false;
}

/**
 * Tells of a run, by its own record alone, whether any finding that is made up for it could get through a filter: by how
 * many of each severity it counts, its rules packages, its end and its attributes. Only where agents are asked for are they looked up.
 * What this lets through is made, and looked at one by one.
 */
export function couldHaveMade(
  store: AccountStore,
  filter: Checked<FindingFilter> = {},
): (run: RunRecord) => boolean {
  const inTime = during<RunRecord>(
    filter.creationTimeRange,
    (run) => madeAt(run) * 1000,
    'INVALID_ASSESSMENT_RUN_START_TIME_RANGE',
  );
  const { agentIds, autoScalingGroups } = filter;
  const asksForAgents = Boolean(agentIds?.length) || Boolean(autoScalingGroups?.length);
  const hasAgent = (run: RunRecord): boolean =>
    store.runAgents(
      run.arn,
      0,
      1,
      ({ agentId, autoScalingGroup }) =>
        some(agentIds, (id) => id === agentId) &&
        some(autoScalingGroups, (name) => name === autoScalingGroup),
    ).items.length > 0;
  return (run) => {
    const counted = Object.entries(run.findingCounts).flatMap(([name, count]) => (count > 0 ? [name] : []));
    return (
      counted.length > 0 &&
      some(filter.severities, (severity) => counted.includes(severity)) &&
      some(filter.rulesPackageArns, (arn) => run.rulesPackageArns.includes(arn)) &&
      (inTime?.(run) ?? true) &&
      (!filter.userAttributes?.length ||
        filter.userAttributes.some(({ key, value }) =>
          run.userAttributesForFindings.some((own) => own.key === key && own.value === value),
        )) &&
      some(filter.ruleNames, (name) => couldBreak(run, name)) &&
      (!asksForAgents || hasAgent(run))
    );
  };
}
