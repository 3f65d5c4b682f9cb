import { isAlias, isMap, isPair, isScalar, isSeq, Lexer, LineCounter, parseAllDocuments, Scalar } from 'yaml';
import { isRecord } from '../readers';
import { looksLikeAnswer } from './answer-members';
import { type LinedValue, MAX_DEPTH, type ReadingBudget, spend, Unreadable } from './file-contents';

const TOO_DEEP = `nests deeper than ${MAX_DEPTH} levels`;

/** Numbers as they are printed. One of 12 digits is an account's id, one with a leading zero no number: both stay text. */
const NUMBER = /^-?(?:0|[1-9]\d{0,10})(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['', null],
  ['~', null],
  ['null', null],
  ['true', true],
  ['false', false],
]);
const PLAIN_TAGS = /^tag:yaml\.org,2002:(?:str|map|seq|int|float|bool|null)$/;
/** What a line or a sign of a flow costs: the library keeps a node with its place for each. */
const COST = 10;

const plain = (text: string): unknown => {
  if (CONSTANTS.has(text)) return CONSTANTS.get(text);
  return NUMBER.test(text) ? Number(text) : text;
};

/** A scalar's text: the failsafe schema knows nothing else. */
const textOf = ({ value }: Scalar): string => (typeof value === 'string' ? value : '');

/** A node's value. Only maps, lists and texts are known: no alias can multiply, no tag can make something else. */
function valueOf(node: unknown, depth: number, lineOf: (node: unknown) => number): unknown {
  const refuse = (reason: string, at = node): never => {
    throw new Unreadable(`line ${lineOf(at)}`, reason);
  };
  if (node === null || node === undefined) return null;
  if (depth > MAX_DEPTH) refuse(TOO_DEEP);
  if (isAlias(node)) return refuse(`has the alias *${node.source}; aliases are not read`);
  if (isScalar(node) || isMap(node) || isSeq(node))
    if (node.tag !== undefined && !PLAIN_TAGS.test(node.tag))
      refuse(`has the tag ${node.tag}; tags are not read`);
  if (isScalar(node)) {
    const text = textOf(node);
    return node.type === Scalar.PLAIN ? plain(text) : text;
  }
  if (isSeq(node)) return node.items.map((item) => valueOf(item, depth + 1, lineOf));
  if (!isMap(node)) return refuse('has something that is no value');
  const members: Record<string, unknown> = {};
  for (const pair of node.items) {
    if (!isPair(pair) || !isScalar(pair.key))
      return refuse('has a key that is no text', isPair(pair) ? pair.key : pair);
    const key = textOf(pair.key);
    if (key === '__proto__') refuse('a member is named __proto__', pair.key);
    if (Object.hasOwn(members, key)) refuse(`the member ${JSON.stringify(key)} appears twice`, pair.key);
    members[key] = valueOf(pair.value, depth + 1, lineOf);
  }
  return members;
}

/** What begins a line of nested blocks: each level takes a column at least. Far more than 64 levels need, far less than a stack holds. */
const DEEPEST_INDENT = 1024;

/**
 * Refuses what nests too deep before the library, which calls itself for each level, looks at it: an engine that runs out
 * of stack while it compiles a pattern ends the process, and no error can be caught.
 */
function requireShallow(source: string): void {
  const tooDeep = (before: string): never => {
    throw new Unreadable(`line ${before.split('\n').length}`, TOO_DEEP);
  };
  for (const { 0: indent, index } of source.matchAll(/^[ \t]*(?:[-?][ \t]+)*/gm))
    if (indent.length > DEEPEST_INDENT) tooDeep(source.slice(0, index));
  if ((source.match(/[{[]/g)?.length ?? 0) <= MAX_DEPTH) return;
  let depth = 0;
  let at = 0;
  for (const lexeme of new Lexer().lex(source)) {
    if (lexeme === '[' || lexeme === '{') depth += 1;
    else if (lexeme === ']' || lexeme === '}') depth -= 1;
    // Levels of blocks are around it; valueOf counts them all.
    if (depth > MAX_DEPTH) tooDeep(source.slice(0, at));
    // What the library adds to mark the parts of a stream is not in the text.
    if (source.startsWith(lexeme, at)) at += lexeme.length;
  }
}

/** `--output yaml-stream` prints each page as the one item of a list. */
const isStream = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isRecord(item) && looksLikeAnswer(item));

/**
 * Reads YAML documents; the pages of a `yaml-stream` are given one by one. Dates stay text.
 * @throws Unreadable that names the line: also for aliases, tags, and a member that appears twice
 */
export function readYaml(source: string, budget?: ReadingBudget): readonly LinedValue[] {
  const signs = source.match(/[\n,:{[]/g)?.length ?? 0;
  spend(budget, COST * (signs + 1), () => 1);
  requireShallow(source);
  const counter = new LineCounter();
  const lineOf = (node: unknown): number => {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
    return range ? counter.linePos(range[0]).line : 1;
  };
  const documents = parseAllDocuments(source, {
    schema: 'failsafe',
    uniqueKeys: false, // compared one by one, which would take too long: valueOf looks.
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document): LinedValue[] => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) {
      const reason = `is not valid YAML (${problem.message.slice(0, 200)})`;
      throw new Unreadable(`line ${counter.linePos(problem.pos[0]).line}`, reason);
    }
    if (document.contents === null) return [];
    const value = valueOf(document.contents, 1, lineOf);
    if (!isStream(value) || !isSeq(document.contents)) return [{ value, line: lineOf(document.contents) }];
    const { items } = document.contents;
    return value.map((page, index) => ({ value: page, line: lineOf(items[index]) }));
  });
}
