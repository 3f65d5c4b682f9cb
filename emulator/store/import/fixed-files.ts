/** The files of an account's folder that have fixed names: `account.json`, `users.json` and `fleet.json`. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type FolderFile, type FolderLimits, type FolderPlace, readFolderFile } from './folder-files';
import type { FileEntry } from './formats/file-contents';
import { budgetOf, readFile } from './formats/read-file';
import { refuseSimulated } from './kinds/simulated-mark';
import { inFile, Misfit, misfitOf } from './problems';
import { instant, members, membersOf, optional } from './readers';
import { AccountError } from '../failures';
import { FLEET_FILE } from '../account-facts';
import { PasswordHasher } from '../password';
import type { DataKind } from '../../../src/domain/assessment/account-data';
import type { UserRecord } from '../records';
import {
  closedObject,
  oneOf,
  readDocument,
  schemaLink,
  text,
} from '../../../src/domain/text/document-schema';
import { accountIdText, readUsers } from '../users';

/** The schema of `account.json` (docs/archives.md). A member that is null is as if it were not there. */
export const accountSchema = closedObject({
  id: v.nullish(accountIdText),
  name: v.nullish(text(60)),
  clock: v.nullish(
    v.pipe(
      v.union([v.string(), v.number()], 'must be a time'),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        try {
          return instant(dataset.value, '');
        } catch (error) {
          if (!(error instanceof Misfit)) throw error;
          addIssue({ message: error.reason });
          return NEVER;
        }
      }),
    ),
  ),
  data: v.nullish(oneOf(['simulated'])),
  ...schemaLink,
});

/** Reads `account.json`; that of a simulated account names no recorded one. @throws Misfit */
function readAccount(value: unknown, kind: DataKind) {
  refuseSimulated(value, '$', kind);
  const { id, name, clock } = readDocument(accountSchema, value, misfitOf);
  return { id: id ?? undefined, name: name ?? undefined, clock: clock ?? undefined };
}

const fleetClock = members({ clock: optional(instant) });

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

/** An account whose folder has a fleet is simulated. */
export const accountKindOf = ({ path, parts }: FolderPlace): DataKind =>
  parts.some((part) => existsSync(join(path, part, FLEET_FILE))) ? 'simulated' : 'recorded';

const IS_FLEET_FILE = /(?:^|\/)fleet\.json$/i;

/** Whether a value is a fleet, whatever its file is called. */
const isFleet = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'instances' in value && 'supportTable' in value;

/**
 * Refuses a fleet that is not the one at the top of a simulated account's folder: answers beside it were computed, and nothing
 * else says so.
 * @throws Misfit
 */
export function refuseFleet({ name, contents }: Pick<FileEntry, 'contents' | 'name'>): void {
  const found = IS_FLEET_FILE.test(name)
    ? { path: '$' }
    : contents.kind === 'documents' && contents.documents.find(({ value }) => isFleet(value));
  if (found)
    throw new Misfit(
      found.path,
      `is the fleet of a simulated account, whose answers are no evidence. Only a ${FLEET_FILE} at the top of a folder is read: open the folder that holds it by itself (an archive unpacked), or move that account out of this folder`,
    );
}

/** What the `account.json` of each part says together. @throws AccountError where two name different accounts */
export function readIdentity(
  place: FolderPlace,
  limits: FolderLimits,
): ReturnType<typeof readAccount> | undefined {
  const kind = accountKindOf(place);
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

/** What the files with fixed names say, which lie at the top of a folder or of its parts. */
export class FixedFiles {
  /** The body of `fleet.json`. */
  fleet: unknown;
  /** Undefined where there is no `users.json`. */
  users: readonly UserRecord[] | undefined;
  private clockOfAccount: number | undefined;
  private clockOfFleet: number | undefined;
  private readonly place: FolderPlace;
  private readonly limits: FolderLimits;
  private readonly passwords: PasswordHasher;

  constructor(place: FolderPlace, limits: FolderLimits, passwords = new PasswordHasher()) {
    this.place = place;
    this.limits = limits;
    this.passwords = passwords;
  }

  /** Where the account clock starts, in milliseconds, when the folder names it. */
  get clock(): number | undefined {
    return this.clockOfAccount ?? this.clockOfFleet;
  }

  /** What a file is, in words; undefined for one whose name is none of these. */
  kindOf(name: string): string | undefined {
    return this.readers.get(this.nameInPart(name))?.kind;
  }

  /** @throws Misfit */
  take(file: FolderFile): void {
    this.readers.get(this.nameInPart(file.name))?.take(single(file, this.limits));
  }

  private nameInPart(name: string): string {
    const part = this.place.parts.find((each) => each === '' || name.startsWith(`${each}/`)) ?? '';
    return part === '' ? name : name.slice(part.length + 1);
  }

  private readonly readers = new Map<string, { kind: string; take: (value: unknown) => void }>([
    ['account.json', { kind: 'account', take: (value) => this.takeAccount(value) }],
    ['users.json', { kind: 'users', take: (value) => this.takeUsers(value) }],
    [FLEET_FILE, { kind: 'fleet', take: (value) => this.takeFleet(value) }],
  ]);

  private takeAccount(value: unknown): void {
    this.clockOfAccount = readAccount(value, accountKindOf(this.place)).clock;
  }

  private takeUsers(value: unknown): void {
    const users = readUsers(value, this.passwords);
    const taken = users.find(({ name }) => this.users?.some((other) => other.name === name));
    if (taken) throw new Misfit('$.users', `names ${taken.name}, as another users.json of the account does`);
    this.users = [...(this.users ?? []), ...users];
  }

  private takeFleet(value: unknown): void {
    membersOf(value, '$');
    this.fleet = value;
    this.clockOfFleet = fleetClock(value, '$').clock;
  }
}
