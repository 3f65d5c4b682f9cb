import type { IncomingMessage } from 'node:http';
import { parseCookies } from './browser-cookies';
import { json, type Call, type Reply } from './reply';

/** More than any form of the sign-in needs, in bytes. */
const MAX_BODY = 16_384;
const FORM = /^application\/x-www-form-urlencoded(?:\s*;|$)/i;

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads what the sign-in looks at of a request, or answers what cannot be read. */
export async function readCall(request: IncomingMessage): Promise<Call | Reply> {
  const url = request.url ?? '';
  const at = url.indexOf('?');
  const isForm = request.method === 'POST';
  if (isForm && !FORM.test(request.headers['content-type'] ?? ''))
    return json(415, { error: 'invalid_request' });
  const body = isForm ? await readBody(request) : '';
  if (body === undefined) return json(413, { error: 'invalid_request' }, { connection: 'close' });
  return {
    method: request.method ?? '',
    query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
    form: new URLSearchParams(body),
    cookies: parseCookies(request.headers.cookie),
    origin: request.headers.origin,
  };
}
