import { sha256, uuidFrom } from './hashes';

/** Where new names come from: the same seed gives the same ones in the same order. */
export interface IdSource {
  /** `0-` and 8 base-62 characters, as every id of the service that was ever published. */
  readonly newId: () => string;
  /** A UUID in lower-case hexadecimal digits, for preview tokens. */
  readonly newUuid: () => string;
}

/**
 * Makes names by hashing the seed and a counter. They are unique for all practical purposes and are
 * no secrets; what must not be guessed (keys, tokens, passwords) comes from elsewhere.
 */
export function createIdSource(seed: string): IdSource {
  let count = 0;
  const next = () => `${seed}\n${(count += 1)}`;
  return {
    newId: () => idFrom(next()),
    newUuid: () => uuidFrom(next()),
  };
}

/** Names for what imports have to name themselves: an account gets the same ones wherever its folder lies. */
export function importUuids(): (accountId: string) => string {
  const sources = new Map<string, IdSource>();
  return (accountId) => {
    const source = sources.get(accountId) ?? createIdSource(`import ${accountId}`);
    sources.set(accountId, source);
    return source.newUuid();
  };
}

/** A UUID that is always the same for the same parts: the ids of users, pools and identities outlive a process. */
export const stableUuid = (...parts: readonly string[]): string => uuidFrom(JSON.stringify(parts));

/** An id of the service's form (`0-` and 8 base-62 characters) that depends on nothing but the text. */
export function idFrom(text: string): string {
  let number = sha256(text).readBigUInt64BE();
  let id = '';
  for (let place = 0; place < 8; place += 1) {
    id += DIGITS[Number(number % 62n)];
    number /= 62n;
  }
  return `0-${id}`;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
