import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AccountError } from '../account-error';
import { PasswordHasher } from '../password';
import { FLEET_FILE } from '../account-facts';
import type { AccountIdentity } from '../create-store';
import type { AccountKind, DocumentRecord, UserRecord } from '../records';
import { readAccount } from './account-document';
import { collect, type Collected } from './evidence/collected';
import { type SettledFolder, settleFolder } from './evidence/settle-folder';
import {
  FOLDER_LIMITS,
  folderEntries,
  type FolderFile,
  type FolderLimits,
  readFolderFile,
} from './folder-files';
import { type FolderPlace, placeOf } from './folder-place';
import { type FileEntry, type FoundValue, readFile, type ReadingBudget } from './formats/read-file';
import { instant } from './instant';
import { type FoundDocument, needsContext, recognise, takeDocument } from './kinds/take-documents';
import { Misfit, UnknownDocument } from './misfit';
import { inFile, Problems } from './problems';
import { members, membersOf, optional } from './readers';
import { withSmallHeap } from './small-heap';
import { readUsers } from './users';

/** A file of the folder, as the store is to remember it. */
export type Source = Omit<DocumentRecord, 'importedAt'>;

/** Everything that an account's folder holds, checked. */
export interface FolderContents {
  readonly collected: Collected;
  /** What the documents prove together. */
  readonly settled: SettledFolder;
  /** Every file, also those that were passed over or skipped, with the reason. */
  readonly sources: readonly Source[];
  readonly fleet: unknown;
  /** Undefined: the folder has no `users.json`. */
  readonly users: readonly UserRecord[] | undefined;
  /** Where the account clock starts, in milliseconds, when the folder names it. */
  readonly clock: number | undefined;
}

export interface AccountFolder extends FolderPlace {
  readonly identity: AccountIdentity;
  /** Reads and checks all of it. Throws {@link AccountError} that tells all that does not fit. */
  read(): FolderContents;
}

/** How a folder is read. */
export interface ReadingOptions {
  readonly limits?: FolderLimits;
  /** Documents that are no known answer, and files that cannot be read, are left out and noted instead of refused. */
  readonly skipUnknown?: boolean;
  /** Hashes the passwords of its users; without it one of its own. */
  readonly passwords?: PasswordHasher;
}

/** What the kind of a document begins with that is not used; the console tells these apart by it. */
export const PASSED_OVER = 'passed over: ';
export const SKIPPED = 'skipped: ';

const SKIP_HINT = 'Move it out of the folder, or load the rest with --skip-unknown';

const fleetClock = members({ clock: optional(instant) });

const budgetOf = ({ fileSigns, folderSigns }: FolderLimits): ReadingBudget => ({
  left: folderSigns,
  reason: `has too many values: a file may have ${fileSigns} commas, colons and brackets, a folder ${folderSigns}`,
});

/** The one document of a file that has a fixed name. @throws Misfit where there is none, or more than one */
function single(file: FolderFile, limits: FolderLimits): unknown {
  const [entry] = readFile(file.name, file.content, limits, budgetOf(limits));
  const { contents } = entry ?? {};
  if (contents?.kind === 'unreadable') {
    const [problem] = contents.problems;
    throw new Misfit(problem?.path ?? '$', problem?.reason ?? 'cannot be read');
  }
  if (contents?.kind !== 'documents') throw new Misfit('line 1', 'holds no JSON document');
  if (contents.documents.length > 1) throw new Misfit('$', 'holds more than one document');
  return contents.documents[0]?.value;
}

const kindOf = ({ path, parts }: FolderPlace): AccountKind =>
  parts.some((part) => existsSync(join(path, part, FLEET_FILE))) ? 'simulated' : 'recorded';

/** The reading of one folder: what its files said so far. */
class FolderReader {
  readonly problems = new Problems();
  readonly sources: Source[] = [];
  readonly collected: Collected;
  fleet: unknown;
  users: readonly UserRecord[] | undefined;
  clock: number | undefined;
  private clockOfFleet: number | undefined;
  private readonly waiting: FoundDocument[] = [];
  private readonly kind: AccountKind;
  private readonly limits: FolderLimits;
  private readonly budget: ReadingBudget;
  private readonly place: FolderPlace;
  private readonly options: ReadingOptions;

  constructor(place: FolderPlace, accountId: string | undefined, options: ReadingOptions) {
    this.place = place;
    this.options = options;
    this.kind = kindOf(place);
    this.collected = collect(accountId);
    this.limits = options.limits ?? FOLDER_LIMITS;
    this.budget = budgetOf(this.limits);
  }

  read(): FolderContents {
    for (const entry of folderEntries(this.place, this.limits, this.problems))
      if (entry.kind === 'file') this.takeFile(entry.file);
      else this.passOver(entry.digest, `a folder of a tool, ${entry.digest.files} files`);
    for (const found of this.waiting)
      this.problems.attempt(found.origin.file, () => takeDocument(found, this.collected));
    const settled = settleFolder(this.collected, this.kind === 'simulated', (work) =>
      this.problems.attempt(this.place.path, work),
    );
    this.problems.throwIfAny();
    const { collected, sources, fleet, users, clockOfFleet } = this;
    return { collected, settled, sources, fleet, users, clock: this.clock ?? clockOfFleet };
  }

  private passOver({ name, bytes, sha256 }: Omit<Source, 'kind'>, reason: string): void {
    this.sources.push({ name, bytes, sha256, kind: `${PASSED_OVER}${reason}` });
  }

  private takeFile(file: FolderFile): void {
    const fixed = this.fixedOf(file.name);
    if (fixed) {
      const { name, content, sha256 } = file;
      this.problems.attempt(name, () => fixed.take(single(file, this.limits)));
      this.sources.push({ name, kind: fixed.kind, bytes: content.length, sha256 });
      return;
    }
    let inside = 0;
    let itself = false;
    for (const entry of readFile(file.name, file.content, this.limits, this.budget)) {
      if (entry.name === file.name) itself = true;
      else inside += 1;
      this.takeEntry(entry);
    }
    // An archive that is damaged in the middle is an entry itself, after the members before the damage.
    if (inside > 0 && !itself)
      this.sources.push({
        name: file.name,
        kind: `archive of ${inside} files`,
        bytes: file.content.length,
        sha256: file.sha256,
      });
  }

  /** What is done with a file that has a fixed name and lies at the top of its part. */
  private fixedOf(name: string) {
    const part = this.place.parts.find((each) => each === '' || name.startsWith(`${each}/`)) ?? '';
    return this.fixed.get(part === '' ? name : name.slice(part.length + 1));
  }

  /** The files with fixed names, at the top of the folder. */
  private readonly fixed = new Map<string, { kind: string; take: (value: unknown) => void }>([
    [
      'account.json',
      { kind: 'account', take: (value) => (this.clock = readAccount(value, this.kind).clock) },
    ],
    [
      'users.json',
      { kind: 'users', take: (value) => (this.users = [...(this.users ?? []), ...this.readUsers(value)]) },
    ],
    [
      FLEET_FILE,
      {
        kind: 'fleet',
        take: (value) => {
          membersOf(value, '$');
          this.fleet = value;
          this.clockOfFleet = fleetClock(value, '$').clock;
        },
      },
    ],
  ]);

  private readUsers(value: unknown): readonly UserRecord[] {
    const users = readUsers(value, this.options.passwords ?? new PasswordHasher());
    const taken = users.find(({ name }) => this.users?.some((other) => other.name === name));
    if (taken) throw new Misfit('$.users', `names ${taken.name}, as another users.json of the account does`);
    return users;
  }

  private takeEntry({ name, bytes, sha256, contents }: FileEntry): void {
    if (contents.kind === 'passed-over') this.passOver({ name, bytes, sha256 }, contents.reason);
    else if (contents.kind === 'documents') {
      const kind = this.takeDocuments(name, contents.documents);
      // A refusal is printed alike by several tools.
      const form =
        contents.format.startsWith('JSON') || kind.includes('(refused') ? '' : ` (${contents.format})`;
      this.sources.push({ name, bytes, sha256, kind: `${kind}${form}` });
    } else if (this.options.skipUnknown) {
      const [problem] = contents.problems;
      this.sources.push({ name, bytes, sha256, kind: `${SKIPPED}${problem?.reason ?? 'cannot be read'}` });
    } else
      for (const { path, reason } of contents.problems)
        this.problems.add(name, `${reason}. ${SKIP_HINT}`, path);
  }

  /** Takes the documents of a file, and says in words what they are. */
  private takeDocuments(file: string, documents: readonly FoundValue[]): string {
    const kinds = new Set<string>();
    for (const [position, { value, path }] of documents.entries())
      this.problems.attempt(file, () => {
        const found = this.recognise(value, { file, path, position });
        if (typeof found === 'string') kinds.add(`${SKIPPED}${found}`);
        else {
          kinds.add(found.label);
          if (needsContext(found)) this.waiting.push(found);
          else takeDocument(found, this.collected);
        }
      });
    return [...kinds].join(', ');
  }

  /** A document, or why one that is not known is skipped. */
  private recognise(value: unknown, place: Parameters<typeof recognise>[1]): FoundDocument | string {
    try {
      return recognise(value, place, this.kind);
    } catch (error) {
      const unknown = error instanceof Misfit && error.all.every((each) => each instanceof UnknownDocument);
      if (!unknown) throw error;
      if (this.options.skipUnknown) return `${error.path} ${error.reason}`;
      throw new Misfit(error.path, `${error.reason}. ${SKIP_HINT}`);
    }
  }
}

/** What the `account.json` of each part says together. @throws AccountError where two name different accounts */
function readIdentity(place: FolderPlace, limits: FolderLimits): ReturnType<typeof readAccount> | undefined {
  const kind = kindOf(place);
  const files = place.parts
    .map((part) => (part === '' ? 'account.json' : `${part}/account.json`))
    .filter((file) => existsSync(join(place.path, file)));
  const all = files.map((file) =>
    inFile(file, () => readAccount(single(readFolderFile(place.path, file), limits), kind)),
  );
  const ids = new Set(all.flatMap(({ id }) => id ?? []));
  if (ids.size > 1)
    throw new AccountError(`${place.path} holds several accounts: ${[...ids].join(' and ')}.`);
  return all.length === 0
    ? undefined
    : {
        id: [...ids][0],
        name: all.find(({ name }) => name !== undefined)?.name,
        clock: all.find(({ clock }) => clock !== undefined)?.clock,
      };
}

/**
 * Finds out whose account a folder is: by its `account.json`, else by the ARNs in its documents (then all of
 * them are read at once). Several folders of one account are read as one.
 * @throws AccountError when a folder cannot be read or does not say.
 */
export function readAccountFolder(
  paths: string | readonly string[],
  options: ReadingOptions = {},
): AccountFolder {
  const place = placeOf(typeof paths === 'string' ? [paths] : paths);
  const kind = kindOf(place);
  if (kind === 'simulated' && place.parts.length > 1)
    throw new AccountError(
      `${place.parts.join(', ')} in ${place.path} are of one account, and one of them has a ${FLEET_FILE}: a simulated account is one folder.`,
    );
  const limits = options.limits ?? FOLDER_LIMITS;
  const named = readIdentity(place, limits);
  let contents: FolderContents | undefined;
  const read = (): FolderContents =>
    (contents ??= withSmallHeap(() => new FolderReader(place, named?.id, options).read()));
  const accountId = named?.id ?? read().collected.account;
  if (accountId === undefined)
    throw new AccountError(
      `${place.path} does not say whose account it is: no document names an ARN. Add an account.json with {"id": "123456789012"}.`,
    );
  const name = named?.name ?? basename(join(place.path, place.parts[0] ?? ''));
  return { ...place, identity: { accountId, name, kind }, read };
}
