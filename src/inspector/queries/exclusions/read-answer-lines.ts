/** Reads an answer of lines that has all exclusions of a run. Loaded lazily: a list's first rows do not wait for it. */
import { createLinesReader } from '../../../domain/exclusions/exclusions-lines';
import { badAnswer } from '../../transport/problem';
import { readLines } from '../../transport/read-lines';
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
