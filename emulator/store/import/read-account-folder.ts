import { basename, join } from 'node:path';
import { withSmallHeap } from '../closing';
import { AccountError } from '../failures';
import { FLEET_FILE } from '../account-facts';
import type { AccountIdentity } from '../create-store';
import { collect, type Collected } from './evidence/collected';
import { type SettledFolder, settleFolder } from './evidence/settle-folder';
import { accountKindOf, FixedFiles, readIdentity, refuseFleet } from './fixed-files';
import {
  FOLDER_LIMITS,
  folderEntries,
  type FolderFile,
  type FolderLimits,
  type FolderPlace,
  placeOf,
} from './folder-files';
import type { FileEntry, FoundValue, ReadingBudget } from './formats/file-contents';
import { budgetOf, readFile } from './formats/read-file';
import { recognise } from './kinds/recognise-document';
import { type FoundDocument, needsContext, takeDocument } from './kinds/document-kind';
import { Misfit, Problems, UnknownDocument } from './problems';
import type { PasswordHasher } from '../password';
import type { DataKind } from '../../../src/domain/assessment/account-data';
import { type DocumentRecord, PASSED_OVER, SKIPPED, type UserRecord } from '../records';

/** A file of the folder, as the store is to remember it. */
type Source = Omit<DocumentRecord, 'importedAt'>;

/** Everything that an account's folder holds, checked. */
interface FolderContents {
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
interface ReadingOptions {
  readonly limits?: FolderLimits;
  /** Documents that are no known answer, and files that cannot be read, are left out and noted instead of refused. */
  readonly skipUnknown?: boolean;
  /** Hashes the passwords of its users; without it one of its own. */
  readonly passwords?: PasswordHasher;
}

const isUnused = (kind: string): boolean => kind.startsWith(PASSED_OVER) || kind.startsWith(SKIPPED);

const SKIP_HINT = 'Move it out of the folder, or load the rest with --skip-unknown';

/** The reading of one folder: what its files said so far. */
class FolderReader {
  readonly problems = new Problems();
  readonly sources: Source[] = [];
  readonly collected: Collected;
  private readonly fixed: FixedFiles;
  private readonly waiting: FoundDocument[] = [];
  private readonly kind: DataKind;
  private readonly limits: FolderLimits;
  private readonly budget: ReadingBudget;
  private readonly place: FolderPlace;
  private readonly options: ReadingOptions;

  constructor(place: FolderPlace, accountId: string | undefined, options: ReadingOptions) {
    this.place = place;
    this.options = options;
    this.kind = accountKindOf(place);
    this.collected = collect(accountId);
    this.limits = options.limits ?? FOLDER_LIMITS;
    this.fixed = new FixedFiles(place, this.limits, options.passwords);
    this.budget = budgetOf(this.limits);
  }

  read(): FolderContents {
    let isWhole = true;
    for (const entry of folderEntries(this.place, this.limits, this.problems))
      if (entry.kind === 'file') this.takeFile(entry.file);
      else if (entry.kind === 'file-not-read') {
        isWhole = false;
        this.problems.add(entry.problem.file, entry.problem.message);
      } else this.passOver(entry.digest, `a folder of a tool, ${entry.digest.files} files`);
    // Without one of them nothing is known of what they say together: advice about the others could be wrong.
    if (!isWhole) this.problems.throwIfAny();
    for (const found of this.waiting)
      this.problems.attempt(found.origin.file, () => takeDocument(found, this.collected));
    const settled = settleFolder(this.collected, this.kind === 'simulated', (work) =>
      this.problems.attempt(this.place.path, work),
    );
    this.problems.throwIfAny();
    const { collected, sources, fixed } = this;
    return { collected, settled, sources, fleet: fixed.fleet, users: fixed.users, clock: fixed.clock };
  }

  private passOver({ name, bytes, sha256 }: Omit<Source, 'kind'>, reason: string): void {
    this.sources.push({ name, bytes, sha256, kind: `${PASSED_OVER}${reason}` });
  }

  private takeFile(file: FolderFile): void {
    const kind = this.fixed.kindOf(file.name);
    if (kind !== undefined) {
      const { name, content, sha256 } = file;
      this.problems.attempt(name, () => this.fixed.take(file));
      this.sources.push({ name, kind, bytes: content.length, sha256 });
      return;
    }
    let inside = 0;
    let itself = false;
    for (const entry of readFile(file.name, file.content, this.limits, this.budget)) {
      if (entry.name === file.name) itself = true;
      else inside += 1;
      this.problems.attempt(entry.name, () => {
        refuseFleet(entry);
        this.takeEntry(entry);
      });
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
  const kind = accountKindOf(place);
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
  if (accountId === undefined && read().sources.every(({ kind: used }) => isUnused(used)))
    throw new AccountError(
      `${place.path} holds no saved answer. Save the service's answers there, or add an account.json with {"id": "123456789012"} where there are none.`,
    );
  if (accountId === undefined)
    throw new AccountError(
      `${place.path} does not say whose account it is: no document names an ARN. Add an account.json with {"id": "123456789012"}.`,
    );
  const name = named?.name ?? basename(join(place.path, place.parts[0] ?? ''));
  return { ...place, identity: { accountId, name, kind }, read };
}
