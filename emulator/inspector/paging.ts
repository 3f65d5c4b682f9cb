import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalidInput, noSuchEntity } from './errors';
import { hasUndescribed, isListInPart } from '../store/account-gaps';
import type { Place } from '../store/account-store';
import type { Principal, Services } from './operation';

/** What the lists of the service have in common. */
interface PagedInput {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

interface PageOptions {
  /** How many items a page holds when the caller names no number: 10, for exclusions 100. */
  readonly usual?: number;
  /** How many it holds at most, whatever the caller asks for, where the answer's shape says so. */
  readonly most?: number;
}

/** One page that a caller asked for. `Position` says where a list goes on, in the list's own terms. */
interface OpenPage<Position> {
  readonly limit: number;
  /** The position behind which the page begins; undefined at the list's beginning. */
  readonly after: Position | undefined;
  /** The `nextToken` of the answer: none at the list's end. */
  next(position: Position | undefined): { nextToken?: string };
}

const MAC_BYTES = 16;
/** What a token begins with: the AWS CLI takes one that begins with a hyphen, as base64url may, for an option. */
const TOKEN_BEGINS = 't';
const BAD_TOKEN = 'The pagination token is not valid for this call';

/** What a token holds for: the account, the operation and all its parameters but the page's size. */
function scopeOf(services: Services, principal: Principal, operation: string, input: PagedInput): string {
  const { nextToken: _token, maxResults: _size, ...parameters } = input;
  return JSON.stringify([services.store.accountId, principal.region, operation, parameters]);
}

function macOf(key: string, scope: string, position: string): Buffer {
  return createHmac('sha256', key)
    .update(scope)
    .update('\0')
    .update(position)
    .digest()
    .subarray(0, MAC_BYTES);
}

const tokenOf = (bytes: Buffer): string => `${TOKEN_BEGINS}${bytes.toString('base64url')}`;

function readToken(key: string, scope: string, token: string): unknown {
  const bytes = Buffer.from(token.slice(TOKEN_BEGINS.length), 'base64url');
  const position = bytes.subarray(MAC_BYTES).toString('utf8');
  const whole = bytes.length > MAC_BYTES && tokenOf(bytes) === token;
  if (!whole || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(key, scope, position)))
    throw invalidInput('INVALID_PAGINATION_TOKEN', BAD_TOKEN);
  return JSON.parse(position);
}

/**
 * Opens the page that an input asks for. Tokens name the position of the last item given out, so that a
 * walk stays right while items come and go; they are authenticated with the store's secret, outlive a
 * restart, and are refused with `INVALID_PAGINATION_TOKEN` when they were altered or belong to other
 * parameters.
 */
export function openPage<Position>(
  services: Services,
  principal: Principal,
  operation: string,
  input: PagedInput,
  { usual = 10, most = services.pageCap }: PageOptions = {},
): OpenPage<Position> {
  const key = services.store.tokenKey;
  const scope = scopeOf(services, principal, operation, input);
  return {
    limit: Math.min(input.maxResults ?? usual, most),
    after: input.nextToken === undefined ? undefined : (readToken(key, scope, input.nextToken) as Position),
    next(position) {
      if (position === undefined) return {};
      const text = JSON.stringify(position);
      return { nextToken: tokenOf(Buffer.concat([macOf(key, scope, text), Buffer.from(text)])) };
    },
  };
}

/** What is known of the rest of a list, of which the data may hold only a part. */
interface RestOfList {
  readonly isPart: () => boolean;
  /** What the walk through a part ends in. */
  readonly refusal: () => Error;
}

/**
 * Where a page leads: to the next one; and from the last one of a part of a list to the refusal that stands for the rest, so that
 * the walk does not end as if that were all.
 *
 * @throws that refusal, where there is nothing left to give
 */
export function nextOrRefusal<Position>(
  page: OpenPage<Position>,
  given: { readonly count: number; readonly next: Position | undefined },
  { behindAll, isPart, refusal }: RestOfList & { readonly behindAll: Position },
): { nextToken?: string } {
  if (given.next !== undefined || !isPart()) return page.next(given.next);
  if (given.count === 0) throw refusal();
  return page.next(behindAll);
}

/** What is behind every position of a numbered list. */
export const BEHIND_ALL_POSITIONS = Number.MAX_SAFE_INTEGER;
/** When nothing was made: behind every time. */
export const BEHIND_ALL_TIMES = Number.MIN_SAFE_INTEGER;
const BEHIND_ALL_PLACES: Place = { at: BEHIND_ALL_TIMES, row: 0 };
const BEHIND_ALL_KEYS = '\uffff';

/** Whether a page token of a list by age or by exclusions, which was just made, leads to nothing but the refusal of its rest. */
export function leadsToRefusal(token: string | undefined): boolean {
  if (token === undefined) return false;
  const bytes = Buffer.from(token.slice(TOKEN_BEGINS.length), 'base64url').subarray(MAC_BYTES);
  const position = JSON.parse(bytes.toString('utf8')) as Place | unknown[];
  return Array.isArray(position) ? position.includes(BEHIND_ALL_TIMES) : position.at === BEHIND_ALL_TIMES;
}

/**
 * How a list of a region's targets, templates or runs ends: where the data says that there were more, in a refusal.
 *
 * @param isFiltered whether a filter leaves some out: then it is not known of those of which nothing is known but their ARNs
 * @param about the templates whose runs are listed; without any it is all of the region
 */
export const restOfRegion = (
  { store }: Services,
  { region }: Principal,
  things: 'target' | 'template' | 'run',
  isFiltered: boolean,
  about: readonly string[] = [],
): RestOfList & { readonly behindAll: Place } => ({
  behindAll: BEHIND_ALL_PLACES,
  isPart: () =>
    isListInPart(store, region, things, about) ||
    (isFiltered && hasUndescribed(store, region, things, about)),
  refusal: () => noSuchEntity(things, `The rest of the assessment ${things}s are not in this data`),
});

/** One page of items that are at hand, ordered by keys that stay the same while items come and go. */
export function pageOfSorted<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  page: OpenPage<string>,
  restOfList?: RestOfList,
): { readonly items: readonly T[]; readonly next: { nextToken?: string } } {
  const { after, limit } = page;
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const given = rest.slice(0, limit);
  const next = rest.length > limit ? given.at(-1)?.key : undefined;
  return {
    items: given.map(({ item }) => item),
    next: restOfList
      ? nextOrRefusal(page, { count: given.length, next }, { ...restOfList, behindAll: BEHIND_ALL_KEYS })
      : page.next(next),
  };
}
