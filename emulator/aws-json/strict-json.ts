/** Why a body is not the JSON that the protocol takes, in words for the caller. */
export class JsonFlaw extends Error {}

const MAX_DEPTH = 32;
/** Strings, numbers and structure of a text that JSON.parse has already accepted; a literal is skipped. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/g;

/** What JSON.parse lets pass and the protocol does not: duplicate keys, numbers beyond a double, depth. */
function refuseLeniencies(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      if (open.push(token === '{' ? new Set() : undefined) > MAX_DEPTH)
        throw new JsonFlaw(`The body is nested deeper than ${MAX_DEPTH} levels.`);
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      const key = JSON.parse(previous) as string;
      if (keys?.has(key)) throw new JsonFlaw(`The member ${JSON.stringify(key)} appears twice.`);
      keys?.add(key);
    } else if (!token.startsWith('"') && token !== ',' && !Number.isFinite(Number(token)))
      throw new JsonFlaw('A number in the body is too large.');
    previous = token;
  }
}

/**
 * Reads a request's body. Stricter than JSON.parse: UTF-8 without faults, no duplicate keys, no number
 * that a double cannot hold, at most 32 levels.
 *
 * @throws JsonFlaw for anything else
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new JsonFlaw('The body is not valid UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JsonFlaw('The body is not valid JSON.');
  }
  refuseLeniencies(text);
  return value;
}
