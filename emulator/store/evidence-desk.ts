/**
 * Which documents of an account are handed over with a report that rests on them, and who may fetch them. Nothing of it reads
 * what is in a document: the hosted form has no readers.
 */

import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock';
import type { FolderPlace } from './import/folder-files';
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

/** How long somebody who asked for an account's evidence may take to fetch it, in milliseconds. */
const LIFE = 60_000;
/** Asked for and not fetched, at most: who asks for more takes the oldest one's place. */
const MOST_TICKETS = 20;

/** Who asked for the evidence: the ARN that the signature proved. */
interface Ticket {
  readonly by: string;
  readonly until: number;
}

/** Where an account's evidence is asked for and fetched. A store has no documents: they lie in the account's folder. */
export interface EvidenceDesk {
  readonly place: FolderPlace;
  /** The first document that is not what was imported; undefined where all are. */
  readonly changed: (documents: readonly DocumentRecord[]) => Promise<string | undefined>;
  /** Gives out a secret that fetches the evidence once. */
  readonly issue: (by: string) => string;
  /** Who a secret was given to; it is worth nothing afterwards. */
  readonly redeem: (secret: string) => string | undefined;
}

async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return undefined; // Gone, or not to be read: not what was imported in any case.
  }
  return hash.digest('hex');
}

/** Opens the desk of an account whose documents lie in a folder. @param clock the wire clock */
export function createEvidenceDesk(place: FolderPlace, clock: Clock): EvidenceDesk {
  const tickets = new Map<string, Ticket>();
  return {
    place,
    async changed(documents) {
      for (const { name, sha256 } of handedOver(documents))
        if ((await sha256Of(join(place.path, name))) !== sha256) return name;
      return undefined;
    },
    issue(by) {
      const [oldest] = tickets.keys();
      if (tickets.size >= MOST_TICKETS && oldest !== undefined) tickets.delete(oldest);
      const secret = randomBytes(32).toString('base64url');
      tickets.set(secret, { by, until: clock.now() + LIFE });
      return secret;
    },
    redeem(secret) {
      const ticket = tickets.get(secret);
      tickets.delete(secret);
      return ticket && clock.now() <= ticket.until ? ticket.by : undefined;
    },
  };
}
