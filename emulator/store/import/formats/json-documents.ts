import { type LinedValue, MAX_DEPTH, type ReadingBudget, UNBOUNDED, Unreadable } from './file-contents';

/** What a document costs beside its commas, colons and brackets. */
const DOCUMENT_COST = 10;

const SPACE = /\s/;

/** What a text in quotes says; undefined for one that JSON does not know. */
function unquoted(quoted: string): unknown {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}

/**
 * Where the JSON value that begins at `start` ends. Only brackets, texts and members' names are looked at: JSON.parse
 * judges the rest, and this keeps it from recursing without bound, and from taking the last of two members of one name
 * in silence.
 */
function endOfValue(
  source: string,
  start: number,
  budget: ReadingBudget,
  refuse: (at: number, reason: string) => never,
): number {
  /** The names so far of each object that is open; undefined for a list. */
  const open: (Set<unknown> | undefined)[] = [];
  /** The text that was read last, with its quotes. */
  let from = start;
  let to = start;
  let at = start;
  budget.left -= DOCUMENT_COST;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '"') {
      from = at;
      at += 1;
      while (at < source.length && source.charAt(at) !== '"') at += source.charAt(at) === '\\' ? 2 : 1;
      to = at + 1;
    } else if (char === ':') {
      budget.left -= 1;
      const names = open.at(-1);
      const name = from < to ? unquoted(source.slice(from, to)) : undefined;
      if (names && name !== undefined) {
        if (names.has(name)) refuse(from, `the member ${JSON.stringify(name)} appears twice`);
        names.add(name);
      }
      to = from;
    } else if (char === '{' || char === '[') {
      budget.left -= 1;
      if (open.push(char === '{' ? new Set() : undefined) > MAX_DEPTH)
        refuse(at, `nests deeper than ${MAX_DEPTH} levels`);
    } else if (char === '}' || char === ']') {
      open.pop();
      if (open.length === 0) return at + 1;
    } else if (char === ',') budget.left -= 1;
    if (budget.left < 0) refuse(at, budget.reason);
    at += 1;
  }
  return refuse(start, 'ends before the document that begins here does');
}

/** JSON.parse makes `__proto__` an ordinary member, but nothing that AWS printed has one. */
function parse(source: string): unknown {
  if (!/__proto__|\\u005f/i.test(source)) return JSON.parse(source);
  return JSON.parse(source, (key, value: unknown) => {
    if (key === '__proto__') throw new SyntaxError('a member is named __proto__');
    return value;
  });
}

/**
 * Reads the JSON documents of a file: one, several one after the other, or one a line (JSON Lines). What they cost is
 * taken off the budget. A document is an object or a list.
 * @throws Unreadable that names the line.
 */
export function readJsonDocuments(source: string, budget: ReadingBudget = UNBOUNDED): readonly LinedValue[] {
  const documents: LinedValue[] = [];
  let line = 1;
  let counted = 0;
  const lineAt = (at: number): number => {
    for (let i = counted; i < at; i += 1) if (source.charCodeAt(i) === 10) line += 1;
    counted = Math.max(counted, at);
    return line;
  };
  const refuse = (at: number, reason: string): never => {
    throw new Unreadable(`line ${lineAt(at)}`, reason);
  };
  let at = 0;
  for (;;) {
    while (at < source.length && SPACE.test(source.charAt(at))) at += 1;
    if (at >= source.length) break;
    if (!/[{[]/.test(source.charAt(at))) refuse(at, 'is not a JSON object or list');
    const end = endOfValue(source, at, budget, refuse);
    try {
      documents.push({ value: parse(source.slice(at, end)), line: lineAt(at) });
    } catch (error) {
      refuse(at, `the document that begins here is not valid JSON (${(error as Error).message})`);
    }
    at = end;
  }
  if (documents.length === 0) refuse(0, 'holds no JSON document');
  return documents;
}
