import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AccountError } from '../account-error';
import { FLEET_FILE } from '../account-facts';
import type { AccountIdentity } from '../create-store';
import type { AccountKind, DocumentRecord, UserRecord } from '../records';
import { collect, type Collected } from './collected';
import {
  folderFiles,
  FOLDER_LIMITS,
  readFolderFile,
  type FolderFile,
  type FolderLimits,
} from './folder-files';
import { instant } from './instant';
import { readFile, type FileEntry, type FoundValue } from './formats/read-file';
import { inFile } from './misfit';
import { members, membersOf, oneOf, only, optional, text } from './readers';
import { needsContext, recognise, refuseSimulated, takeDocument, type FoundDocument } from './take-documents';
import { readUsers } from './users';

/** Everything that an account's folder holds, checked. */
export interface FolderContents {
  readonly collected: Collected;
  readonly sources: readonly Omit<DocumentRecord, 'importedAt'>[];
  readonly fleet: unknown;
  /** Undefined: the folder has no `users.json`. */
  readonly users: readonly UserRecord[] | undefined;
  /** Where the account clock starts, in milliseconds, when the folder names it. */
  readonly clock: number | undefined;
}

export interface AccountFolder {
  readonly identity: AccountIdentity;
  /** Reads and checks all of it. Throws {@link AccountError}. */
  read(): FolderContents;
}

const accountMembers = only({
  id: optional(text(12, 12, /^\d{12}$/)),
  name: optional(text(1, 60)),
  clock: optional(instant),
  data: optional(oneOf('simulated')),
});

/** Reads `account.json`; that of a simulated account names no recorded one. */
function readAccount(value: unknown, kind: AccountKind) {
  refuseSimulated(value, '$', kind);
  return accountMembers(value, '$');
}
const fleetClock = members({ clock: optional(instant) });

/** Reads the files of a folder, as long as their signs are not too many. */
function entriesReader(limits: FolderLimits) {
  const reason = `has too many values: a file may have ${limits.fileSigns} commas, colons and brackets, a folder ${limits.folderSigns}`;
  const budget = { left: limits.folderSigns, reason };
  return ({ name, bytes }: FolderFile): Iterable<FileEntry> => readFile(name, bytes, limits, budget);
}

/** The documents of an entry; none where it was passed over. */
function documentsOf({ name, contents }: FileEntry): readonly FoundValue[] {
  if (contents.kind === 'documents') return contents.documents;
  if (contents.kind === 'passed-over') return [];
  const problems = contents.problems.map(({ path, reason }) => `${name}: ${path}: ${reason}.`);
  throw new AccountError(`${problems.join('\n')} Nothing of the folder was loaded.`);
}

/** The one document of a file that has a fixed name. */
function single(entry: FileEntry): unknown {
  const [document, ...others] = documentsOf(entry);
  if (!document || others.length > 0)
    throw new AccountError(
      `${entry.name}: ${document ? 'holds more than one' : 'line 1: holds no JSON'} document. Nothing of the folder was loaded.`,
    );
  return document.value;
}

const kindOf = (folder: string): AccountKind =>
  existsSync(join(folder, FLEET_FILE)) ? 'simulated' : 'recorded';

function readContents(folder: string, accountId: string | undefined, limits: FolderLimits): FolderContents {
  const accountKind = kindOf(folder);
  const collected = collect(accountId);
  const sources: Omit<DocumentRecord, 'importedAt'>[] = [];
  const waiting: FoundDocument[] = [];
  const readEntries = entriesReader(limits);
  let fleet: unknown;
  let users: readonly UserRecord[] | undefined;
  let accountClock: number | undefined;
  let clockOfFleet: number | undefined;

  const answers = (entry: FileEntry): string => {
    const { contents } = entry;
    // What a shell leaves when a command printed nothing is empty: no answer, and no sign that one was empty.
    if (contents.kind === 'passed-over')
      return contents.reason === 'empty' ? 'empty' : `passed over: ${contents.reason}`;
    const kinds = new Set<string>();
    for (const { value, path } of documentsOf(entry)) {
      const found = recognise(value, entry.name, path, accountKind);
      kinds.add(found.kind.command);
      if (needsContext(found)) waiting.push(found);
      else takeDocument(found, collected);
    }
    return [...kinds].join(', ');
  };
  const take = (entry: FileEntry): string => {
    switch (entry.name) {
      case 'account.json':
        accountClock = readAccount(single(entry), accountKind).clock;
        return 'account';
      case 'users.json':
        users = readUsers(single(entry), '$');
        return 'users';
      case FLEET_FILE:
        fleet = single(entry);
        membersOf(fleet, '$');
        clockOfFleet = fleetClock(fleet, '$').clock;
        return 'fleet';
      default:
        return answers(entry);
    }
  };
  for (const file of folderFiles(folder, limits)) {
    for (const entry of readEntries(file)) {
      const kind = inFile(entry.name, () => take(entry));
      sources.push({ name: entry.name, kind, bytes: entry.bytes, sha256: entry.sha256 });
    }
  }
  for (const found of waiting) inFile(found.file, () => takeDocument(found, collected));
  return { collected, sources, fleet, users, clock: accountClock ?? clockOfFleet };
}

/**
 * Finds out whose account a folder is: by its `account.json`, else by the ARNs in its documents (then all of
 * them are read at once).
 * @throws AccountError when the folder cannot be read or does not say.
 */
export function readAccountFolder(path: string, limits: FolderLimits = FOLDER_LIMITS): AccountFolder {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new AccountError(`The account folder ${folder} does not exist.`);
  const named = existsSync(join(folder, 'account.json'))
    ? inFile('account.json', () =>
        readAccount(
          [...entriesReader(limits)(readFolderFile(folder, 'account.json', limits))].map(single)[0],
          kindOf(folder),
        ),
      )
    : undefined;
  let contents: FolderContents | undefined;
  const read = (): FolderContents => (contents ??= readContents(folder, named?.id, limits));
  const accountId = named?.id ?? read().collected.account;
  if (accountId === undefined)
    throw new AccountError(
      `${folder} does not say whose account it is: no document names an ARN. Add an account.json with {"id": "123456789012"}.`,
    );
  return {
    identity: {
      accountId,
      name: named?.name ?? basename(folder),
      kind: kindOf(folder),
    },
    read,
  };
}
