/**
 * What the documents of a folder say of things, each with where it is said, and which of several sayings that differ counts.
 * The order in which documents are read, which is that of their files' names, never decides.
 */

import type { ImportNote } from '../../plain-rows';
import { agreed, sameMoment } from './agreement';
import { type AnswerOrigin, contradiction, laterOf, placeOf } from './answer-origin';

/**
 * What a thing itself says of its time: milliseconds, a number that only grows, or a version (`1.10` comes after `1.9`).
 * `Infinity` is a state that nothing follows. Undefined where it does not say.
 */
type OwnDate = number | string | undefined;

/** What can be said of a thing. */
type Saying = object | number | string | boolean;

/** What is said of one thing, of several that differ. */
interface Version {
  /** As the documents that say so have it together: the same but for the precision of its times. */
  value: Saying;
  date: OwnDate;
  /** The documents that say so; of those with one date the first. */
  readonly origins: AnswerOrigin[];
}

/** Versions in the order in which they were first said, and what they are of, in words. */
interface Versions {
  readonly what: string;
  readonly all: Version[];
}

const numeric = new Intl.Collator('en', { numeric: true });

/** By what they say of their own time: above zero where `a` is the later one, zero where that does not tell. */
function byOwnDate({ date: a }: Version, { date: b }: Version): number {
  if (a === b) return 0;
  if (a === Infinity || b === Infinity) return a === Infinity ? 1 : -1;
  if (a === undefined || b === undefined) return 0;
  if (typeof a !== 'number' || typeof b !== 'number') return numeric.compare(String(a), String(b));
  return sameMoment(a, b) === undefined ? a - b : 0;
}

/** The document that is dated last; the first of those that are not dated where none is. */
const lastOf = ({ origins: [first, ...others] }: Version): AnswerOrigin | undefined =>
  first &&
  others.reduce((last, each) => ((last.answeredAt ?? -1) < (each.answeredAt ?? -1) ? each : last), first);

/** By their own time, else by when they were said. */
const byDate = (a: Version, b: Version): number =>
  byOwnDate(a, b) || (lastOf(a)?.answeredAt ?? -1) - (lastOf(b)?.answeredAt ?? -1);

/** What the documents of a folder say of things. */
export class Sayings {
  private readonly added: ImportNote[] = [];
  private readonly origins = new Map<string, AnswerOrigin>();
  /** By key, where more was said than one thing at one time. */
  private readonly versions = new Map<string, Versions>();

  /** What there is to say of the choices that were made, each once. */
  get notes(): readonly ImportNote[] {
    const all = [...this.added, ...[...this.versions.values()].flatMap(notesOf)];
    return [...new Map(all.map((note) => [JSON.stringify(note), note])).values()];
  }

  /** Where that was said which counts. */
  originOf(key: string): AnswerOrigin | undefined {
    return this.origins.get(key);
  }

  /** Keeps where something was said first, of what can be said in one way only. */
  count(key: string, origin: AnswerOrigin): void {
    this.origins.set(key, origin);
  }

  /** Notes something about a document. */
  add(document: string, text: string): void {
    this.added.push({ document, text });
  }

  /**
   * Notes that one of two documents that differ was chosen by their dates.
   *
   * @param holdsAll whether it has all that the earlier one has, of what never goes away
   */
  note(what: string, later: AnswerOrigin, earlier: AnswerOrigin, holdsAll = true): void {
    this.add(later.file, differ(what, later, earlier, holdsAll));
  }

  /**
   * What counts of all that was said of a thing: what is said now (`said.now` itself), what counted before (`said.earlier`), or what
   * both say where each has times that the other has less finely.
   *
   * @param dateOf what the thing itself says of its time, which is asked before the answers' own dates
   * @throws Misfit that names two documents that differ where nothing dates them, whichever counts in the end
   */
  counting<T extends Saying>(
    key: string,
    what: string,
    said: { readonly earlier: T | undefined; readonly now: T; readonly dateOf?: (value: T) => OwnDate },
    origin: AnswerOrigin,
    path: string,
  ): T {
    const there = this.origins.get(key);
    const { earlier, now, dateOf } = said;
    if (earlier === undefined || !there) {
      this.origins.set(key, origin);
      return now;
    }
    const versionOf = (value: T, of: AnswerOrigin): Version => ({
      value,
      date: dateOf?.(value),
      origins: [of],
    });
    let known = this.versions.get(key);
    if (!known) {
      const both = there.answeredAt === origin.answeredAt ? agreed(now, earlier) : undefined;
      if (both !== undefined) return both;
      this.versions.set(key, (known = { what, all: [versionOf(earlier, there)] }));
    }
    const { all } = known;
    const own = addTo(all, versionOf(now, origin));
    for (const other of all)
      if (other !== own && byOwnDate(own, other) === 0) {
        const undecided = other.origins.find((each) => !laterOf(origin, each));
        if (undecided) throw contradiction(path, what, undecided);
      }
    if (all.some((other) => byDate(other, own) > 0)) return earlier;
    this.origins.set(key, lastOf(own) ?? origin);
    return own.value as T;
  }
}

/** Adds what a document says to the versions, or to the one that says the same. @returns that one */
function addTo(all: Version[], now: Version): Version {
  for (const own of all) {
    const both = agreed(own.value, now.value);
    if (both === undefined) continue;
    own.value = both;
    if (both === now.value) own.date = now.date;
    const [origin] = now.origins;
    if (origin && own.origins.every(({ answeredAt }) => answeredAt !== origin.answeredAt))
      own.origins.push(origin);
    return own;
  }
  all.push(now);
  return now;
}

function differ(what: string, later: AnswerOrigin, earlier: AnswerOrigin, holdsAll = true): string {
  const which = holdsAll
    ? 'The one that is dated later counts.'
    : 'The one that is dated later lacks what the other one names: what both name counts, and is perhaps not all.';
  return `${what}: ${placeOf(earlier)} and ${placeOf(later)} differ. ${which}`;
}

/** What is said of the choice between versions. Where a thing's own time tells, it changed in the course of things: nothing. */
function notesOf({ what, all }: Versions): readonly ImportNote[] {
  const [counts, ...others] = all.toSorted((a, b) => byDate(b, a));
  const later = counts && lastOf(counts);
  if (!later) return [];
  return others.flatMap((other) => {
    const earlier = lastOf(other);
    if (!earlier) return [];
    const document = later.file;
    if (typeof counts.date === 'string' && byOwnDate(counts, other) !== 0) {
      const text = `${what}: ${placeOf(earlier)} has an older version than ${placeOf(later)}. The newer one counts.`;
      return [{ document, text }];
    }
    return byOwnDate(counts, other) === 0 ? [{ document, text: differ(what, later, earlier) }] : [];
  });
}
