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
import { readJsonDocuments, type JsonDocument } from './json-documents';
import { inFile } from './misfit';
import { members, membersOf, oneOf, only, optional, text } from './readers';
import { settleFolder, type SettledFolder } from './settle-folder';
import { needsContext, recognise, refuseSimulated, takeDocument, type FoundDocument } from './take-documents';
import { readUsers } from './users';

/** Everything that an account's folder holds, checked. */
export interface FolderContents {
  readonly collected: Collected;
  /** What the documents prove together. */
  readonly settled: SettledFolder;
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

/** Reads the documents of a folder's files, as long as their signs are not too many. */
function documentsReader({ fileSigns, folderSigns }: FolderLimits) {
  const reason = `has too many values: a file may have ${fileSigns} commas, colons and brackets, a folder ${folderSigns}`;
  let left = folderSigns;
  return ({ name, text: source }: FolderFile): readonly JsonDocument[] => {
    const most = Math.min(fileSigns, left);
    const budget = { left: most, reason };
    const documents = readJsonDocuments(name, source, budget);
    left -= most - budget.left;
    return documents;
  };
}

/** The one document of a file that has a fixed name. */
function single(file: FolderFile, read: (file: FolderFile) => readonly JsonDocument[]): unknown {
  const documents = read(file);
  if (documents.length > 1)
    throw new AccountError(`${file.name}: holds more than one document. Nothing of the folder was loaded.`);
  return documents[0]?.value;
}

const kindOf = (folder: string): AccountKind =>
  existsSync(join(folder, FLEET_FILE)) ? 'simulated' : 'recorded';

function readContents(folder: string, accountId: string | undefined, limits: FolderLimits): FolderContents {
  const accountKind = kindOf(folder);
  const collected = collect(accountId);
  const sources: Omit<DocumentRecord, 'importedAt'>[] = [];
  const waiting: FoundDocument[] = [];
  const readDocuments = documentsReader(limits);
  let fleet: unknown;
  let users: readonly UserRecord[] | undefined;
  let accountClock: number | undefined;
  let clockOfFleet: number | undefined;

  const answers = (file: FolderFile): string => {
    // What a shell leaves when a command printed nothing: it is no answer, and no sign that one was empty.
    if (file.text.trim() === '') return 'empty';
    const documents = readDocuments(file);
    const kinds = new Set<string>();
    for (const [position, { value, line }] of documents.entries()) {
      const path = documents.length > 1 ? `line ${line}: $` : '$';
      const found = recognise(value, { file: file.name, path, position }, accountKind);
      kinds.add(found.label);
      if (needsContext(found)) waiting.push(found);
      else takeDocument(found, collected);
    }
    return [...kinds].join(', ');
  };
  const take = (file: FolderFile): string => {
    switch (file.name) {
      case 'account.json':
        accountClock = readAccount(single(file, readDocuments), accountKind).clock;
        return 'account';
      case 'users.json':
        users = readUsers(single(file, readDocuments), '$');
        return 'users';
      case FLEET_FILE:
        fleet = single(file, readDocuments);
        membersOf(fleet, '$');
        clockOfFleet = fleetClock(fleet, '$').clock;
        return 'fleet';
      default:
        return answers(file);
    }
  };
  for (const file of folderFiles(folder, limits)) {
    const kind = inFile(file.name, () => take(file));
    sources.push({ name: file.name, kind, bytes: file.bytes, sha256: file.sha256 });
  }
  for (const found of waiting) inFile(found.origin.file, () => takeDocument(found, collected));
  const settled = settleFolder(collected, accountKind === 'simulated', (work) => inFile(folder, work));
  return { collected, settled, sources, fleet, users, clock: accountClock ?? clockOfFleet };
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
          single(readFolderFile(folder, 'account.json', limits), documentsReader(limits)),
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
