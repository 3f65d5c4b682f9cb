/** What a file's bytes are as text, and what that text holds: the format is recognised by what it looks like. */

import { isRecord } from '../readers';
import { looksLikeAnswer, namesAnswer } from './answer-members';
import { knownJson, knownText } from './useless-contents';
import {
  type FileContents,
  type FoundValue,
  type LinedValue,
  type ReadingBudget,
  Unreadable,
} from './file-contents';
import { isCoverageAnswer, isEc2Answer } from './instance-contents';
import { readJsonDocuments } from './json-documents';
import { fromPowerShell, isPowerShell } from './powershell';
import { readPython } from './python-repr';
import { fromSdk } from './sdk-json';
import { couldBeAnswer, isAnswer, requireOneSpelling } from './spellings';
import { fromSteampipe, readCsv, steampipeRows } from './steampipe';
import { readYaml } from './yaml-documents';

/** A file's text, and how its bytes encode it. */
interface DecodedText {
  readonly text: string;
  /** In words where it is not UTF-8: `UTF-16, big-endian`. */
  readonly encoding: string | undefined;
}

const ENCODINGS = {
  'utf-8': undefined,
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian',
} as const;

/**
 * Which encoding bytes are in: by their byte order mark, else by where the zeros stand in what begins with signs of
 * ASCII, as every answer does.
 */
function encodingOf(bytes: Buffer): keyof typeof ENCODINGS {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length % 2 === 0 && first === 0 && second !== 0 && (bytes.length < 4 || third === 0))
    return 'utf-16be';
  if (bytes.length % 2 === 0 && first !== 0 && second === 0 && (bytes.length < 4 || fourth === 0))
    return 'utf-16le';
  return 'utf-8';
}

/** Decodes UTF-8 or UTF-16, each with or without a byte order mark; undefined for what is no text. */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding: ENCODINGS[encoding] };
  } catch {
    return undefined;
  }
}

/** Endings that say that a file holds data: one that cannot be read is then a problem. */
const DATA = /\.(?:json|jsonl|ndjson|ya?ml)$/i;
const YAML_NAME = /\.ya?ml$/i;
const CSV_NAME = /\.csv$/i;
const YAML_BEGIN = /^(?:---|%YAML|#|- |['"]?[A-Za-z_$][\w$]*['"]?:(?:\s|$))/;

export const passedOver = (reason: string): FileContents => ({ kind: 'passed-over', reason });
export const unreadable = ({ path, reason }: Unreadable): FileContents => ({
  kind: 'unreadable',
  problems: [{ path, reason }],
});

const documents = (
  format: string,
  encoding: string | undefined,
  found: readonly FoundValue[],
): FileContents => ({
  kind: 'documents',
  format: encoding === undefined ? format : `${format} (${encoding})`,
  documents: found,
});

const withPaths = (values: readonly LinedValue[]): readonly FoundValue[] =>
  values.map(({ value, line }) => ({ value, path: values.length > 1 ? `line ${line}: $` : '$' }));

/** Runs a reader; gives back what it took from the budget when it is not the right one for the text. */
function attempt<T>(budget: ReadingBudget, read: () => T): T | Unreadable {
  const { left } = budget;
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (budget.left >= 0) budget.left = left;
    return error;
  }
}

const isList = (item: unknown): boolean => Array.isArray(item);

/**
 * The answers, or bare lists, of a list that `jq -s` made of a file's documents, each with its place; the value itself where it is
 * no such list.
 * @throws Unreadable where only some of the items are answers
 */
function slurped({ value, path }: FoundValue): readonly FoundValue[] {
  if (!Array.isArray(value) || value.length === 0) return [{ value, path }];
  const items: readonly unknown[] = value;
  const kind = items.some((item) => isAnswer(item)) ? isAnswer : isList;
  const stranger = items.findIndex((item) => !kind(item));
  if (stranger < 0) return items.map((item, index) => ({ value: item, path: `${path}[${index}]` }));
  if (kind === isList && !items.some((item) => isList(item))) return [{ value, path }];
  throw new Unreadable(
    `${path}[${stranger}]`,
    `is no ${kind === isList ? 'list' : 'answer'}, as other items of the list are`,
  );
}

/** JSON as it is, or what a tool other than AWS's CLI and SDKs made of an answer, as the wire has it. */
function fromJson(values: readonly LinedValue[], name: string, encoding: string | undefined): FileContents {
  const [first] = values;
  const known = first && values.length === 1 ? knownJson(first.value) : undefined;
  if (known !== undefined) return passedOver(known);
  const found = withPaths(values).flatMap(slurped);
  let format = 'JSON';
  const wire = found.map(({ value, path }): FoundValue => {
    const rows = steampipeRows(value);
    if (rows) {
      format = "Steampipe's JSON";
      return { value: rows.map((row, index) => fromSteampipe(row, `${path}[${index}]`)), path };
    }
    if (isEc2Answer(value, name) || isCoverageAnswer(value)) return { value, path };
    if (couldBeAnswer(value)) requireOneSpelling(value, path);
    const sdk = fromSdk(value, path);
    if (sdk) {
      ({ format } = sdk);
      return { value: sdk.value, path };
    }
    if (!isPowerShell(value)) return { value, path };
    format = 'PowerShell JSON';
    return { value: fromPowerShell(value, path), path };
  });
  // Any program keeps JSON: without a data ending it has to be an answer to be one.
  if (!DATA.test(name) && !wire.some(({ value }) => looksLikeAnswer(value)))
    return passedOver('JSON, no saved answer');
  return documents(format, encoding, wire);
}

/** A text that begins like JSON or Python's dictionaries. */
function readBracketed(name: string, { text, encoding }: DecodedText, budget: ReadingBudget): FileContents {
  const json = attempt(budget, () => readJsonDocuments(text, budget));
  if (!(json instanceof Unreadable)) return fromJson(json, name, encoding);
  if (budget.left < 0) return unreadable(json);
  if (YAML_NAME.test(name)) return readYamlText(name, { text, encoding }, budget) ?? unreadable(json);
  const python = attempt(budget, () => readPython(text, budget));
  if (!(python instanceof Unreadable)) {
    if (!DATA.test(name) && !python.some(({ value }) => looksLikeAnswer(value)))
      return passedOver('text, no saved answer');
    return documents("Python's print", encoding, withPaths(python));
  }
  if (!DATA.test(name) && !namesAnswer(text)) return passedOver('text, no saved answer');
  // Each reader says how far it came; the one that came further was the right one.
  const lineOf = ({ path }: Unreadable): number => Number(/\d+/.exec(path)?.[0] ?? 0);
  const isPython = /^\s*[[{(]\s*(?:u?'|datetime|\()/.test(text);
  return unreadable(isPython || lineOf(python) > lineOf(json) ? python : json);
}

function readYamlText(
  name: string,
  { text, encoding }: DecodedText,
  budget: ReadingBudget,
): FileContents | undefined {
  const isNamed = YAML_NAME.test(name);
  const found = attempt(budget, () => readYaml(text, budget));
  if (found instanceof Unreadable) return isNamed || budget.left < 0 ? unreadable(found) : undefined;
  const holdsAnswer = found.some(({ value }) => looksLikeAnswer(value));
  if (!isNamed && !holdsAnswer) return undefined;
  if (!found.every(({ value }) => isRecord(value) || Array.isArray(value)))
    return unreadable(new Unreadable('$', 'is not an object or list in YAML'));
  return documents('YAML', encoding, withPaths(found));
}

/** What the AWS CLI says in place of an answer, where its standard error was saved; nothing else may stand beside it. */
const CLI_ERROR =
  /^(?:\s*(?:aws: \[ERROR\]: )?An error occurred \((\w+)\) when calling the (\w+) operation\b[^\n]*)+\s*$/;

/**
 * What a text holds, recognised by what it looks like; its name only decides whether a text without an answer is a problem.
 * @param name the file's path
 */
export function readText(name: string, decoded: DecodedText, budget: ReadingBudget): FileContents {
  const { text, encoding } = decoded;
  const known = knownText(text);
  if (known !== undefined) return passedOver(known);
  const [, code, operation] = CLI_ERROR.exec(text) ?? [];
  if (code !== undefined) {
    const refusal = { Error: { Code: `${code} when calling ${operation}` } };
    return documents("the AWS CLI's error", encoding, [{ value: refusal, path: '$' }]);
  }
  const start = text.trimStart();
  if (/^[{[(]/.test(start)) {
    try {
      return readBracketed(name, decoded, budget);
    } catch (error) {
      if (error instanceof Unreadable) return unreadable(error);
      throw error;
    }
  }
  const table = attempt(budget, () => readCsv(text, CSV_NAME.test(name), budget));
  if (table instanceof Unreadable) return unreadable(table);
  if (table) {
    if ('passedOver' in table) return passedOver(table.passedOver);
    return documents("Steampipe's CSV", encoding, [{ value: table.rows, path: '$' }]);
  }
  if (YAML_NAME.test(name) || (YAML_BEGIN.test(start) && namesAnswer(text))) {
    const yaml = readYamlText(name, decoded, budget);
    if (yaml) return yaml;
  }
  if (!DATA.test(name)) return passedOver('text, no saved answer');
  const json = attempt(budget, () => readJsonDocuments(text, budget));
  return json instanceof Unreadable ? unreadable(json) : fromJson(json, name, encoding);
}
