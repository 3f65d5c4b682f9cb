import { lineAt, type LinedValue, MAX_DEPTH, type ReadingBudget, spend, Unreadable } from './file-contents';

const SPACE = /[ \t\r\n\f]*/y;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?L?(?![\w.])/y;
const WORD = /[A-Za-z_][\w.]*/y;
const STRING = /[uU]?(?:'((?:[^'\\\n]|\\[^])*)'|"((?:[^"\\\n]|\\[^])*)")/y;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r?\n)|([^]))/g;
const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};
const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['False', false],
  ['None', null],
]);
const UTC = /^(?:(?:dateutil\.tz\.)?(?:tz\.)?tzutc\(\)|(?:datetime\.)?timezone\.utc|(?:pytz\.)?UTC|<UTC>)$/;
const DATETIME =
  /datetime\.datetime\(([\d,\s]+?)(?:,\s*tzinfo=([^()]+(?:\([^()]*\))?))?(?:,\s*fold=[01])?\)/y;

/** What a literal says between its quotes; undefined where an escape is none that `repr` prints. */
function unescaped(inside: string): string | undefined {
  let valid = true;
  const text = inside.replace(
    ESCAPE,
    (_, x?: string, u?: string, U?: string, octal?: string, join?: string, simple?: string) => {
      const hex = x ?? u ?? U;
      if (hex !== undefined || octal !== undefined) {
        const code = Number.parseInt(hex ?? octal ?? '', hex === undefined ? 8 : 16);
        if (code <= 0x10ffff) return String.fromCodePoint(code);
        valid = false;
        return '';
      }
      if (join !== undefined) return '';
      const said = SIMPLE[simple ?? ''];
      if (said === undefined) valid = false;
      return said ?? '';
    },
  );
  return valid ? text : undefined;
}

/** A date as ISO text: with `Z` for what is UTC, without a zone where the printed form does not tell the offset. */
function isoOf(fields: string, zone: string | undefined): string | undefined {
  const numbers = fields
    .split(',')
    .map((field) => field.trim())
    .filter(Boolean);
  if (numbers.length < 5 || numbers.length > 7) return undefined;
  const [year = '', month = '', day = '', hour = '', minute = '', second = '0', micro] = numbers;
  const two = (digits: string) => digits.padStart(2, '0');
  const date = `${year.padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  return `${date}${micro === undefined ? '' : `.${micro.padStart(6, '0')}`}${zone !== undefined && UTC.test(zone.trim()) ? 'Z' : ''}`;
}

/** Reads what Python prints of dictionaries and lists. It evaluates nothing. */
class PythonReader {
  private readonly source: string;
  private readonly budget: ReadingBudget | undefined;
  at = 0;

  constructor(source: string, budget?: ReadingBudget) {
    this.source = source;
    this.budget = budget;
  }

  skipSpace(): boolean {
    this.match(SPACE);
    return this.at < this.source.length;
  }

  refuse(reason: string, at = this.at): never {
    throw new Unreadable(`line ${lineAt(this.source, at)}`, reason);
  }

  value(depth: number): unknown {
    spend(this.budget, 1, () => lineAt(this.source, this.at));
    const first = this.source.charAt(this.at);
    if ('{[('.includes(first) && first !== '') {
      if (depth > MAX_DEPTH) this.refuse(`nests deeper than ${MAX_DEPTH} levels`);
      if (first === '{') return this.dictionary(depth);
      if (first === '[') return this.items(']', depth).list;
      const { list, commas } = this.items(')', depth);
      // Parentheses around one value only group it, as pprint does with a long text.
      return list.length === 1 && commas === 0 ? list[0] : list;
    }
    const text = this.text();
    if (text !== undefined) return text;
    const number = this.match(NUMBER);
    if (number) return Number(number[0].replace('L', ''));
    return this.name();
  }

  private match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.at;
    const found = form.exec(this.source);
    if (found) this.at = form.lastIndex;
    return found;
  }

  /** One text; literals that stand side by side are one. */
  private text(): string | undefined {
    const parts: string[] = [];
    for (;;) {
      const start = this.at;
      if (parts.length > 0) this.skipSpace();
      const found = this.match(STRING);
      if (!found) {
        this.at = start;
        return parts.length > 0 ? parts.join('') : undefined;
      }
      parts.push(
        unescaped(found[1] ?? found[2] ?? '') ??
          this.refuse('has an escape that Python does not print', start),
      );
    }
  }

  private name(): unknown {
    const start = this.at;
    const date = this.match(DATETIME);
    if (date) return isoOf(date[1] ?? '', date[2]) ?? this.refuse('has a date that cannot be read', start);
    const word = this.match(WORD)?.[0] ?? '';
    if (CONSTANTS.has(word)) return CONSTANTS.get(word);
    return this.refuse(
      word ? `has ${word.slice(0, 60)}, which is no value that is read` : 'has no value here',
      start,
    );
  }

  private items(end: string, depth: number): { list: readonly unknown[]; commas: number } {
    const list: unknown[] = [];
    let commas = 0;
    const start = this.at;
    this.at += 1;
    while (this.next(end, start)) {
      list.push(this.value(depth + 1));
      if (this.comma(end, start)) commas += 1;
    }
    return { list, commas };
  }

  private dictionary(depth: number): unknown {
    const members: Record<string, unknown> = {};
    const start = this.at;
    this.at += 1;
    while (this.next('}', start)) {
      const at = this.at;
      const key = this.text() ?? this.refuse('has a key that is no text');
      if (key === '__proto__') this.refuse('a member is named __proto__', at);
      if (Object.hasOwn(members, key)) this.refuse(`the member ${JSON.stringify(key)} appears twice`, at);
      this.skipSpace();
      if (this.source.charAt(this.at) !== ':') this.refuse('has no colon after a key');
      this.at += 1;
      this.skipSpace();
      members[key] = this.value(depth + 1);
      this.comma('}', start);
    }
    return members;
  }

  /** Whether another item follows; takes the closing sign when none does. */
  private next(end: string, start: number): boolean {
    if (!this.skipSpace()) this.refuse('the file is cut off: what begins here does not end', start);
    if (this.source.charAt(this.at) !== end) return true;
    this.at += 1;
    return false;
  }

  /** Takes the comma after an item; only the closing sign may stand in its place. */
  private comma(end: string, start: number): boolean {
    if (!this.skipSpace()) this.refuse('the file is cut off: what begins here does not end', start);
    const sign = this.source.charAt(this.at);
    if (sign === ',') this.at += 1;
    else if (sign !== end) this.refuse(`has neither a comma nor ${end} after a value`);
    return sign === ',';
  }
}

/**
 * Reads what Python's `print` or `pprint` showed of answers: dictionaries and lists, one or several. Dates become ISO
 * text; one in `tzlocal()` keeps no zone, because what is printed does not tell which it was.
 * @throws Unreadable that names the line
 */
export function readPython(source: string, budget?: ReadingBudget): readonly LinedValue[] {
  const reader = new PythonReader(source, budget);
  const values: LinedValue[] = [];
  // Lines are counted onwards from the value before, so that many values take no longer than one.
  let line = 1;
  let counted = 0;
  while (reader.skipSpace()) {
    line += lineAt(source.slice(counted, reader.at), Number.POSITIVE_INFINITY) - 1;
    counted = reader.at;
    if (!/[{[(]/.test(source.charAt(reader.at))) reader.refuse('is not a dictionary or list of Python');
    values.push({ value: reader.value(1), line });
  }
  return values;
}
