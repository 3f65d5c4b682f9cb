import type { AccountStore } from '../account-store';
import { FOLDER_LIMITS, folderEntries, type FileDigest } from './folder-files';
import type { FolderPlace } from './folder-place';
import { Problems } from './problems';

/** The setting of stores that remember every file of their folder, also those that were passed over. */
export const REMEMBERS_ALL_FILES = 'import.all-files';

/** What old stores remembered of a folder: files with these endings. */
const ONCE_READ = /(?:^|\/)[^./][^/]*\.(?:json|jsonl|ndjson)$/i;

/** Every file of a folder as it is now; what cannot be read is left out, and so seems to be removed. */
function filesNow(folder: FolderPlace): ReadonlyMap<string, FileDigest> {
  const found = new Map<string, FileDigest>();
  for (const entry of folderEntries(folder, FOLDER_LIMITS, new Problems())) {
    if (entry.kind === 'folder-passed-over') found.set(entry.digest.name, entry.digest);
    else {
      const { name, content, sha256 } = entry.file;
      found.set(name, { name, bytes: content.length, sha256 });
    }
  }
  return found;
}

/** Whether a document lay in an archive that is itself one of some documents. */
export const isInArchive = (name: string, all: { has(name: string): boolean }): boolean =>
  [...name.matchAll(/\//g)].some(({ index }) => all.has(name.slice(0, index)));

/** The files that a store was imported from, without what lay in archives. */
function filesThen(store: Pick<AccountStore, 'documents'>): ReadonlyMap<string, FileDigest> {
  const all = new Map(store.documents().map((document) => [document.name, document]));
  return new Map([...all].filter(([name]) => !isInArchive(name, all)));
}

/**
 * What has changed in a folder since a store was imported from it, a line for each file: `changed: runs.json`. Nothing
 * is parsed: names, sizes and SHA-256 tell.
 */
export function changesOfFolder(
  folder: FolderPlace,
  store: Pick<AccountStore, 'documents' | 'setting'>,
): readonly string[] {
  const then = filesThen(store);
  const now = filesNow(folder);
  const remembersAll = store.setting(REMEMBERS_ALL_FILES) !== undefined;
  const changes: string[] = [];
  for (const [name, { bytes, sha256 }] of now) {
    const before = then.get(name);
    if (!before) {
      if (remembersAll || ONCE_READ.test(name)) changes.push(`added: ${name}`);
    } else if (before.bytes !== bytes || before.sha256 !== sha256) changes.push(`changed: ${name}`);
  }
  for (const name of then.keys()) if (!now.has(name)) changes.push(`removed: ${name}`);
  return changes;
}
