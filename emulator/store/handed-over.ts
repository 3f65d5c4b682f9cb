/** Which documents of an account are handed over with a report that rests on them. */
import { isInArchive } from './import/import-account';
import type { DocumentRecord } from './records';

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
