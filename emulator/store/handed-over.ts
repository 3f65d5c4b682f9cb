/** Which documents of an account are handed over with a report that rests on them. It reads none: the hosted form has no readers. */
import type { DocumentRecord } from './records';

/** Whether a document lay in an archive that is itself one of some documents. */
export const isInArchive = (name: string, all: { has(name: string): boolean }): boolean =>
  [...name.matchAll(/\//g)].some(({ index }) => all.has(name.slice(0, index)));

/** Why a document is in no file of its own, if it is not. */
export function whyLeftOut(name: string, all: ReadonlySet<string>): string | undefined {
  if (/(?:^|\/)users\.json$/.test(name)) return 'a users.json holds passwords';
  if (isInArchive(name, all)) return 'it is a part of an archive, which is here';
  return name.endsWith('/') ? 'it is the folder of a tool' : undefined;
}

/** The documents that are handed over, each in a file of its own. */
export function handedOver(documents: readonly DocumentRecord[]): readonly DocumentRecord[] {
  const names = new Set(documents.map(({ name }) => name));
  return documents.filter(({ name }) => whyLeftOut(name, names) === undefined);
}
