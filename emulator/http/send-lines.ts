import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { type ContentEncoding, createCompressor } from './content-encoding';

async function* oneByOne(lines: Iterable<string>): AsyncGenerator<string> {
  for (const line of lines) {
    yield `${line}\n`;
    await othersTurn();
  }
}

/**
 * Sends the body of an answer line by line while the lines are made, no faster than they are read. Between two lines
 * other requests have their turn. A reader who leaves ends the making.
 *
 * @throws what the making of a line throws, after the connection has been broken off: half an answer never looks whole
 */
export async function sendLines(
  response: ServerResponse,
  lines: Iterable<string>,
  encoding: ContentEncoding | undefined,
): Promise<void> {
  const source = Readable.from(oneByOne(lines), { highWaterMark: 1 });
  try {
    await (encoding ? pipeline(source, createCompressor(encoding), response) : pipeline(source, response));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
