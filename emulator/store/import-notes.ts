import type { AccountStore } from './account-store';

/** The kind of the plain rows that keep what has to be known about an import. */
export const IMPORT_NOTE = 'import-note';

/** Something that was decided when the account was imported. */
export interface ImportNote {
  /** The document that counts. */
  readonly document: string;
  readonly text: string;
}

/** What has to be known about the import of an account, in the order in which it was found. */
export function importNotes(store: Pick<AccountStore, 'plainRows'>): readonly ImportNote[] {
  return store.plainRows(IMPORT_NOTE, '').map(({ value }) => value as ImportNote);
}
