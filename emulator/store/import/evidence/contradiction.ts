import type { ImportNote } from '../../plain-rows';
import type { AnswerOrigin } from './answer-origin';
import { Misfit } from '../problems';

const place = ({ file, path }: AnswerOrigin): string => (path === '$' ? file : `${file} (${path})`);

/**
 * What to refuse where two documents cannot both be right. File names never decide which one is.
 *
 * @param file that of `path`, where it is no longer the one that is being read
 */
export function contradiction(path: string, what: string, there: AnswerOrigin, file?: string): Misfit {
  return new Misfit(
    path,
    `${what}, and ${place(there)} says otherwise. Only one of them can be right: move the other one out of the folder`,
    file,
  );
}

/** The later of two answers by their dates; undefined where one is not dated, or both are of one second. */
export function laterOf(a: AnswerOrigin, b: AnswerOrigin): AnswerOrigin | undefined {
  if (a.answeredAt === undefined || b.answeredAt === undefined || a.answeredAt === b.answeredAt)
    return undefined;
  return a.answeredAt > b.answeredAt ? a : b;
}

/** What the documents of a folder say of things, each with where it is said. */
export class Sayings {
  readonly notes: ImportNote[] = [];
  private readonly origins = new Map<string, AnswerOrigin>();

  /** Where that was said which counts. */
  originOf(key: string): AnswerOrigin | undefined {
    return this.origins.get(key);
  }

  /** Notes where what counts from now on was said. */
  count(key: string, origin: AnswerOrigin): void {
    this.origins.set(key, origin);
  }

  /** Notes that two documents describe two versions of a rules package, of which the newer one counts. */
  noteVersions(arn: string, [newer, older]: readonly [AnswerOrigin, AnswerOrigin]): void {
    const text = `describes the rules package ${arn}: ${place(older)} has an older version than ${place(newer)}. The newer one counts.`;
    if (!this.notes.some((note) => note.text === text)) this.notes.push({ document: newer.file, text });
  }

  /** Notes that one of two documents that differ was chosen by their dates. */
  note(what: string, later: AnswerOrigin, earlier: AnswerOrigin): void {
    const text = `${what}: ${place(earlier)} and ${place(later)} differ. The one that is dated later counts.`;
    if (!this.notes.some((note) => note.document === later.file && note.text === text))
      this.notes.push({ document: later.file, text });
  }

  /**
   * Decides whether what is said now counts, against what was said of the same thing before.
   *
   * @param earlier undefined where nothing was said before
   * @param dates what the thing itself says of its time, which is asked before the answers' own dates; of a thing that
   *   changes in the course of things, so that no note is made
   * @throws Misfit that names both documents, where they differ and nothing dates them
   */
  supersedes<T>(
    key: string,
    what: string,
    said: { readonly earlier: T | undefined; readonly now: T; readonly dates?: readonly [number, number] },
    origin: AnswerOrigin,
    path: string,
  ): boolean {
    const there = this.origins.get(key);
    if (said.earlier === undefined || !there) {
      this.origins.set(key, origin);
      return true;
    }
    if (said.dates && said.dates[0] !== said.dates[1]) {
      const now = said.dates[1] > said.dates[0];
      if (now) this.origins.set(key, origin);
      return now;
    }
    if (JSON.stringify(said.earlier) === JSON.stringify(said.now)) {
      if (laterOf(origin, there) === origin) this.origins.set(key, origin);
      return false;
    }
    const later = laterOf(origin, there);
    if (!later) throw contradiction(path, what, there);
    this.note(what, later, later === origin ? there : origin);
    if (later === origin) this.origins.set(key, origin);
    return later === origin;
  }
}
