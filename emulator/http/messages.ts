/** How a request is read, and how an answer is sent: whole, as a text, compressed, or line by line while it is made. */

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Readable, type Transform } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * Above ten times what any operation of the model can take, 100 ARNs of 300 characters, so that a client that sends too
 * many is told by the model's own error; far below what would hurt.
 */
export const MAX_BODY_BYTES = 1_048_576;

/** How much of a body that is too large is read, and thrown away. */
const MAX_DRAINED_BYTES = 16_777_216;

/**
 * Reads the exact bytes of a request's body. Of one that is too large nothing is kept; but it is read to its end, up to
 * a bound: a client that is still sending when the connection is closed never sees the answer.
 *
 * @throws when the client goes away before the end
 */
export async function readBody(
  request: IncomingMessage,
  limit: number = MAX_BODY_BYTES,
): Promise<Buffer | 'too-large'> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_DRAINED_BYTES) return 'too-large';
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_DRAINED_BYTES) break;
    if (size > limit) chunks = [];
    else chunks.push(chunk);
  }
  return size > limit ? 'too-large' : Buffer.concat(chunks, size);
}

/** A request's headers: names in lower case, every header with all its values. */
type AllHeaders = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Reads the headers as they came, into an object that has nothing else. The one that older releases of Node 20 make is an
 * ordinary one: a header `__proto__` was a fault there, and `constructor` was never missing.
 */
export function allHeaders({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): AllHeaders {
  const headers = Object.create(null) as Record<string, string[]>;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    (headers[(rawHeaders[at] ?? '').toLowerCase()] ??= []).push(rawHeaders[at + 1] ?? '');
  return headers;
}

/** Sends a whole answer with its length. What an earlier layer has set on the response stays. */
export function respond(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
  headers: OutgoingHttpHeaders = {},
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length, ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/** Sends a sentence for a person. */
export function respondText(response: ServerResponse, status: number, text: string): void {
  respond(response, status, 'text/plain; charset=utf-8', `${text}\n`, { 'cache-control': 'no-store' });
}

/** Sends a document that must not be kept. */
export function respondJson(response: ServerResponse, value: unknown): void {
  respond(response, 200, 'application/json', JSON.stringify(value), { 'cache-control': 'no-store' });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** How an answer can be compressed, best first. */
export type ContentEncoding = 'br' | 'gzip';

const ENCODINGS: readonly ContentEncoding[] = ['br', 'gzip'];

/** Whether an Accept-Encoding header takes an encoding; `;q=0` says no. */
function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

/** The best of some encodings that an Accept-Encoding header takes; undefined for none, as it is without the header. */
export function acceptedEncoding(
  header: string | undefined,
  among: readonly ContentEncoding[] = ENCODINGS,
): ContentEncoding | undefined {
  return header === undefined ? undefined : among.find((each) => accepts(header, each));
}

/** Beyond this brotli takes more time than its bytes would on a slow line. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/** Compresses what is written to it, each piece so that whoever reads can have it at once. */
function createCompressor(encoding: ContentEncoding): Transform {
  return encoding === 'gzip'
    ? createGzip({ flush: constants.Z_SYNC_FLUSH })
    : createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: BROTLI,
      });
}

/** A text as a whole, compressed. */
export function compressed(text: string, encoding: ContentEncoding): Buffer {
  return encoding === 'gzip' ? gzipSync(text) : brotliCompressSync(text, { params: BROTLI });
}

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
