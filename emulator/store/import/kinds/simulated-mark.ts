/** The marks by which a document says that a simulated account gave it, and their refusal among records. */

import {
  DATA_HEADER,
  type DataKind,
  EXTENDED_ID_HEADER,
} from '../../../../src/domain/assessment/account-data';
import { Misfit } from '../problems';
import { memberPath } from '../readers';

/** A member by which a document says that it is no record. */
export interface SimulatedMark {
  /** The member's path below the document's own: `.computed`, `[3].$metadata.data`. */
  readonly member: string;
  /** `unknown` where the document was exported by somebody who did not know. */
  readonly says: 'simulated' | 'unknown';
}

/** Members whose value names the kind of data, in small letters: exports', the header, and the ids that SDKs keep of it. */
const KINDS = new Set(['data', DATA_HEADER, EXTENDED_ID_HEADER, 'extendedrequestid']);
/** What clients and exports say about an answer: marks may stand anywhere in it. In small letters. */
const ABOUT = new Set([
  '$metadata',
  '@metadata',
  'metadata',
  'responsemetadata',
  'sdkhttpmetadata',
  '$response',
]);
/** Deeper than any client nests an answer's headers. */
const DEEPEST = 8;

/** What a value says; a header that was sent several times is a list, or one text with commas. */
function kindSaid(value: unknown): SimulatedMark['says'] | undefined {
  const said = (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .filter((each) => typeof each === 'string')
    .flatMap((each) => each.toLowerCase().split(','))
    .map((each) => each.trim());
  if (said.includes('simulated')) return 'simulated';
  return said.includes('unknown') ? 'unknown' : undefined;
}

const isTrue = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && value.trim().toLowerCase() === 'true');

/** Looks at an object's own members, at those of a list's items, and at all that is said about an answer. */
function find(value: unknown, path: string, about: boolean, depth: number): SimulatedMark | undefined {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = find(item, `${path}[${index}]`, about, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  for (const [key, inner] of Object.entries(value)) {
    const name = key.toLowerCase();
    if (name === 'computed' && isTrue(inner)) return { member: memberPath(path, key), says: 'simulated' };
    if (KINDS.has(name)) {
      const says = kindSaid(inner);
      if (says) return { member: memberPath(path, key), says };
    }
    if (!about && !ABOUT.has(name)) continue;
    const found = find(inner, memberPath(path, key), true, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/**
 * Finds what says that a document, or an item of a bare list, was given by a simulated account: `computed`, the member
 * `data` of an export (or of its `$metadata`), or this project's response header among what a client kept of an answer. Names count in
 * any case, because clients print them in several.
 */
export function simulatedMark(document: unknown): SimulatedMark | undefined {
  return find(document, '', false, 0);
}

const NO_RECORD = {
  simulated: 'comes from a simulated account and is no evidence',
  unknown: 'was exported without knowing whether the data is recorded or simulated',
};

/**
 * Refuses what a simulated account gave, where it would be taken for a record: in a folder without a fleet.
 * @throws Misfit that names the member which says so
 */
export function refuseSimulated(value: unknown, path: string, kind: DataKind): void {
  const mark = kind === 'recorded' ? simulatedMark(value) : undefined;
  if (mark)
    throw new Misfit(
      `${path}${mark.member}`,
      `${NO_RECORD[mark.says]}. Remove the file, or put the fleet.json of its account beside it`,
    );
}
