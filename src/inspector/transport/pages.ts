import { badAnswer } from './problem';

/** One page of a list: what it holds, and the token of the next one. */
export interface TokenPage<Item> {
  readonly items: readonly Item[];
  /** Absent, null and empty all mean that there is none. */
  readonly nextToken?: string | null | undefined;
}

/** A page as {@link eachPage} gives it. */
export interface WalkedPage<Item> {
  readonly items: readonly Item[];
  readonly last: boolean;
}

/**
 * Walks the pages of a list until there is no next token. Short and empty pages are normal: only the
 * token tells the end.
 *
 * @param ahead asks for the next page before the present one is given, not when it is wanted
 * @throws Problem of kind `bad-answer` when a token comes a second time, because the walk would never end
 */
export async function* eachPage<Item>(
  list: (token: string | undefined) => Promise<TokenPage<Item>>,
  { ahead = false } = {},
): AsyncGenerator<WalkedPage<Item>, void> {
  const seen = new Set<string>();
  let page = await list(undefined);
  for (;;) {
    const token = page.nextToken;
    if (token === undefined || token === null || token === '') {
      yield { items: page.items, last: true };
      return;
    }
    if (seen.has(token)) throw badAnswer('a page token came twice.');
    seen.add(token);
    const early = ahead ? list(token) : undefined;
    // It is awaited below; until then nobody may take its failure for one that nothing handles.
    early?.catch(() => {});
    yield { items: page.items, last: false };
    page = await (early ?? list(token));
  }
}
