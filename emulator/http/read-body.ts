import type { IncomingMessage } from 'node:http';

/** Far above what any operation of the model can take, far below what would hurt. */
export const MAX_BODY_BYTES = 262_144;

/**
 * Reads the exact bytes of a request's body.
 *
 * @returns `too-large` as soon as the bound is broken; what follows is thrown away unread
 * @throws when the client goes away before the end
 */
export async function readBody(
  request: IncomingMessage,
  limit: number = MAX_BODY_BYTES,
): Promise<Uint8Array | 'too-large'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too-large';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
