/** Reads an answer of lines that has all exclusions of a run. Loaded lazily: a list's first rows do not wait for it. */
import { createLinesReader } from '../../../domain/exclusions/exclusions-lines';
import { badAnswer } from '../../transport/problem';
import { membersOf, number, refusal } from '../../transport/wire-members';
import type { WalkStep } from './walk';

/** How many exclusions a run has, as far as the beginning of an answer tells. */
export interface Listed {
  readonly count: number;
  /** There may be more than these. */
  readonly more: boolean;
}

/** An answer of which the first line is there. */
export interface OpenAnswer {
  readonly listed: Listed;
  /** The rest, once. @throws Problem what the last line says, or of kind `bad-answer` for what is no such answer */
  readonly steps: () => AsyncGenerator<WalkStep, void>;
}

/**
 * Opens an answer to `DescribeRunExclusions`: reads its first line.
 *
 * @param body a stream of bytes
 * @throws Problem of kind `bad-answer` for another line, and what {@link readLines} throws
 */
export async function openAnswer(body: unknown, runArn: string): Promise<OpenAnswer> {
  const lines = readLines(body);
  const first = await lines.next();
  const { listed: count, whole } = membersOf(first.value, 'The first line');
  const listed = { count: number(count, 'listed'), more: whole !== true };

  async function* steps(): AsyncGenerator<WalkStep, void> {
    const read = createLinesReader(runArn);
    const progressAt = (loaded: number) => ({ loaded, listed: listed.count, listComplete: !listed.more });
    let loaded = 0;
    yield { items: [], progress: progressAt(loaded) };
    for await (const line of lines) {
      const { sent, refused } = membersOf(line, 'A line');
      if (refused !== undefined) throw refusal(refused);
      if (sent !== undefined) {
        if (sent === loaded && (listed.more || loaded === listed.count)) return;
        break;
      }
      const items = read(line);
      loaded += items.length;
      yield { items, progress: progressAt(loaded) };
    }
    throw badAnswer('it is not all that was listed.');
  }
  return { listed, steps };
}

/** The pieces of a stream of the web (a browser's, which cannot everywhere be iterated), or of one of Node's. */
async function* piecesOf(body: unknown): AsyncGenerator<Uint8Array, void> {
  if (!(body instanceof ReadableStream)) {
    yield* body as AsyncIterable<Uint8Array>;
    return;
  }
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.cancel().catch(() => {}); // It has failed already, or nobody wants the rest.
  }
}

/** A line may be 500 rows, and many may have come at once: after so many of them the page has its turn. */
const LINES_AT_ONCE = 6;

/** Lets everything else that waits go first; in browsers that have it without the wait that a timer has. */
const othersTurn = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in globalThis.scheduler
    ? globalThis.scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a body of lines, each a JSON text, while it arrives. Whoever stops reading breaks the answer off.
 *
 * @param body a stream of bytes, as the SDK's HTTP handler gives it
 * @throws Problem of kind `bad-answer` for a body that ends within a line; SyntaxError for a line that is no JSON;
 *   what the stream fails with
 */
export async function* readLines(body: unknown): AsyncGenerator<unknown, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of piecesOf(body)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const [at, line] of lines.entries()) {
      if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) await othersTurn();
      yield JSON.parse(line) as unknown;
    }
  }
  if (rest !== '') throw badAnswer('its last line is cut off.');
}
