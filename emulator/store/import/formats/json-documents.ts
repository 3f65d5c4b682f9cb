import { type LinedValue, MAX_DEPTH, type ReadingBudget, Unreadable } from './file-contents';

/** Where nobody counts what is read. */
const UNBOUNDED: ReadingBudget = { left: Number.POSITIVE_INFINITY, reason: '' };

/** What a document costs beside its commas, colons and brackets. */
const DOCUMENT_COST = 10;

const SPACE = /\s/;

/** The codes of the signs that are looked for. */
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Where the text in quotes that begins at `start` ends, behind its closing quote; the end of the source where it has none. */
function endOfText(source: string, start: number): number {
  for (let at = start + 1; ;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return source.length;
    let before = quote;
    while (source.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    // An odd number of backslashes before it makes the quote a part of the text.
    if ((quote - before) % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

/** More names than these are looked up instead of compared with: most objects have a handful. */
const FEW = 8;

/** The names of an object's members so far. */
class Names {
  private readonly few: unknown[] = [];
  private many: Set<unknown> | undefined;

  /** Notes a name. @returns false where it was there before */
  add(name: unknown): boolean {
    if (this.many ? this.many.has(name) : this.few.includes(name)) return false;
    if (this.many) this.many.add(name);
    else if (this.few.push(name) > FEW) this.many = new Set(this.few);
    return true;
  }
}

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
  const open: (Names | undefined)[] = [];
  /** The text that was read last, with its quotes. */
  let from = start;
  let to = start;
  let at = start;
  budget.left -= DOCUMENT_COST;
  while (at < source.length) {
    const char = source.charCodeAt(at);
    if (char === QUOTE) {
      from = at;
      to = endOfText(source, at);
      at = to - 1;
    } else if (char === COLON) {
      budget.left -= 1;
      const names = open.at(-1);
      const name = names && from < to ? unquoted(source.slice(from, to)) : undefined;
      if (name !== undefined && names?.add(name) === false)
        refuse(from, `the member ${JSON.stringify(name)} appears twice`);
      to = from;
    } else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      budget.left -= 1;
      if (open.push(char === OPEN_OBJECT ? new Names() : undefined) > MAX_DEPTH)
        refuse(at, `nests deeper than ${MAX_DEPTH} levels`);
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
      open.pop();
      if (open.length === 0) return at + 1;
    } else if (char === COMMA) budget.left -= 1;
    if (budget.left < 0) refuse(at, budget.reason);
    at += 1;
  }
  return refuse(start, 'the file is cut off: the JSON that begins here does not end');
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
