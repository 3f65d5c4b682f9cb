/**
 * What becomes of exclusions from run to run: how many of each type a template's runs have, and what is new and gone
 * from one run to a later one.
 */
import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from '../exclusions/exclusion-scopes';
import { countTitles, countTypes, groupKey } from '../exclusions/group-exclusions';
import { type Cause, causeOf, CAUSES } from '../exclusions/exclusion-types';

/** A run of a history: its exclusions where they are known as a whole, else nothing. */
interface HistoryRun<Run> {
  readonly run: Run;
  /** Undefined is a gap: not zero. */
  readonly exclusions: readonly Exclusion[] | undefined;
}

/** A type that occurs in a history. */
export interface HistoryType {
  readonly key: string;
  /** The service's own words. */
  readonly title: string;
  readonly cause: Cause;
}

/** How many exclusions of each type a run has, in the order of the types; undefined for a gap. */
interface HistoryPoint<Run> {
  readonly run: Run;
  readonly counts: readonly number[] | undefined;
  readonly total: number | undefined;
}

export interface ExclusionHistory<Run> {
  /** By cause, then the most frequent over all runs first. */
  readonly types: readonly HistoryType[];
  /** In the order of the runs. */
  readonly points: readonly HistoryPoint<Run>[];
  /** The largest total of a run; 0 where none is known. */
  readonly most: number;
  readonly gaps: number;
}

/** A run's exclusions stay the same array until more of them are there: each array is read once. */
const counted = new WeakMap<readonly Exclusion[], ReturnType<typeof countTypes>>();

function countByType(exclusions: readonly Exclusion[]): ReturnType<typeof countTypes> {
  const known = counted.get(exclusions) ?? countTypes(countTitles(exclusions));
  counted.set(exclusions, known);
  return known;
}

/** Counts a template's exclusions by type over its runs. Runs without a known answer stay, as gaps. */
export function exclusionHistory<Run>(runs: readonly HistoryRun<Run>[]): ExclusionHistory<Run> {
  const all = new Map<string, { readonly title: string; count: number }>();
  for (const { exclusions } of runs)
    for (const [key, { title, count }] of exclusions ? countByType(exclusions) : []) {
      const same = all.get(key);
      if (same) same.count += count;
      else all.set(key, { title, count });
    }
  const types = [...all]
    .map(([key, { title, count }]) => ({ key, title, cause: causeOf(title), count }))
    .toSorted((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) || b.count - a.count)
    .map(({ key, title, cause }): HistoryType => ({ key, title, cause }));
  const points = runs.map(({ run, exclusions }) => {
    if (!exclusions) return { run, counts: undefined, total: undefined };
    const byKey = countByType(exclusions);
    return { run, counts: types.map(({ key }) => byKey.get(key)?.count ?? 0), total: exclusions.length };
  });
  return {
    types,
    points,
    most: points.reduce((most, { total = 0 }) => Math.max(most, total), 0),
    gaps: points.filter(({ total }) => total === undefined).length,
  };
}

type Identified = Pick<Exclusion, 'title' | 'scopes'>;

const BRACKET = '['.charCodeAt(0);

/** Whether a text can stand for the set of it alone: it could not be taken for a list that is written out. */
const isPlain = (text: string): boolean => text !== '' && text.charCodeAt(0) !== BRACKET;

/** Texts as a set, written out: neither their order nor their repetition counts. */
function asSet(texts: readonly string[]): string {
  const each = [...new Set(texts)].toSorted();
  const [only] = each;
  return each.length === 1 && only !== undefined && isPlain(only) ? only : JSON.stringify(each);
}

/**
 * What makes two exclusions of different runs the same: type, instances and rules packages. Each run gives
 * its exclusions ARNs of their own, so an ARN says nothing here.
 */
export function exclusionIdentity(exclusion: Identified): string {
  const { instanceIds, packageArns } = scopesOf(exclusion);
  return JSON.stringify([groupKey(exclusion.title), asSet(instanceIds), asSet(packageArns)]);
}

/**
 * Numbers identities from 0 on, in the order of their first mention: the same number for the same
 * {@link exclusionIdentity}. To write out 200,000 identities, only to look them up, took ten times as long as all
 * the rest of a comparison.
 */
function identityNumbers(): (exclusion: Identified) => number {
  // Types and rules packages are few, and numbered together. Each instance, of which there may be 20,000, has the numbers
  // of its identities by that number: those of one instance follow each other, and it is looked up once for them.
  const byTitle = new Map<string, Map<string, number>>();
  const byType = new Map<string, Map<string, number>>();
  const byInstance = new Map<string, number[]>();
  let lastInstances: string | undefined;
  let last: number[] = [];
  let pairs = 0;
  let next = 0;

  const ofTitle = (title: string): Map<string, number> => {
    const key = groupKey(title);
    const ofType = byType.get(key) ?? new Map<string, number>();
    byType.set(key, ofType);
    byTitle.set(title, ofType);
    return ofType;
  };

  return (exclusion) => {
    const { title, scopes } = exclusion;
    // Read in place where it names one of each, as nearly all do: lists of them would be most of the work.
    let instances = '';
    let packages = '';
    let simple = true;
    for (const { key, value } of scopes)
      if (key === 'INSTANCE_ID') {
        simple &&= instances === '' && isPlain(value);
        instances = value;
      } else if (key === 'RULES_PACKAGE_ARN') {
        simple &&= packages === '' && isPlain(value);
        packages = value;
      }
    if (!simple || instances === '' || packages === '') {
      const { instanceIds, packageArns } = scopesOf(exclusion);
      instances = asSet(instanceIds);
      packages = asSet(packageArns);
    }
    const ofType = byTitle.get(title) ?? ofTitle(title);
    let pair = ofType.get(packages);
    if (pair === undefined) ofType.set(packages, (pair = pairs++));
    if (instances !== lastInstances) {
      lastInstances = instances;
      const known = byInstance.get(instances);
      if (known) last = known;
      else byInstance.set(instances, (last = []));
    }
    return (last[pair] ??= next++);
  };
}

/** What became of exclusions from one answer to a later one. Each identity stands in exactly one part, once. */
interface ExclusionChanges {
  /** In the later one only. */
  readonly added: readonly Exclusion[];
  /** In both, as the later one says it. */
  readonly kept: readonly Exclusion[];
  /** In the earlier one only. */
  readonly gone: readonly Exclusion[];
}

/** Compares two complete answers. What one of them says twice counts once, as it is said first. */
export function exclusionChanges(
  earlier: readonly Exclusion[],
  later: readonly Exclusion[],
): ExclusionChanges {
  const numberOf = identityNumbers();
  // A number that is the next one is that of an identity which was not met before.
  const before: Exclusion[] = [];
  for (const exclusion of earlier) if (numberOf(exclusion) === before.length) before.push(exclusion);
  const isKept = new Uint8Array(before.length);
  const added: Exclusion[] = [];
  const kept: Exclusion[] = [];
  for (const exclusion of later) {
    const number = numberOf(exclusion);
    if (number >= before.length) {
      if (number === before.length + added.length) added.push(exclusion);
    } else if (isKept[number] === 0) {
      isKept[number] = 1;
      kept.push(exclusion);
    }
  }
  return { added, kept, gone: before.filter((_exclusion, number) => isKept[number] === 0) };
}

/** The identities of the later answer, made from the earlier one and the changes: what proves them complete. */
export function applyChanges(
  { added, gone }: Pick<ExclusionChanges, 'added' | 'gone'>,
  earlier: readonly Exclusion[],
): ReadonlySet<string> {
  const identities = new Set(earlier.map(exclusionIdentity));
  for (const exclusion of gone) identities.delete(exclusionIdentity(exclusion));
  for (const exclusion of added) identities.add(exclusionIdentity(exclusion));
  return identities;
}
