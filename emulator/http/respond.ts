import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

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
