import type { IncomingMessage } from 'node:http';

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
