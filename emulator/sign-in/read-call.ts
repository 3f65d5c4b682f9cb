import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/read-body';
import { parseCookies } from './browser-cookies';
import { json, type Call, type Reply } from './reply';

/** More than any form of the sign-in needs, in bytes. */
const MAX_BODY = 16_384;
const FORM = /^application\/x-www-form-urlencoded(?:\s*;|$)/i;

/** Reads what the sign-in looks at of a request, or answers what cannot be read. */
export async function readCall(request: IncomingMessage): Promise<Call | Reply> {
  const url = request.url ?? '';
  const at = url.indexOf('?');
  const isForm = request.method === 'POST';
  if (isForm && !FORM.test(request.headers['content-type'] ?? ''))
    return json(415, { error: 'invalid_request' });
  const body = isForm ? await readBody(request, MAX_BODY) : Buffer.alloc(0);
  if (body === 'too-large') return json(413, { error: 'invalid_request' }, { connection: 'close' });
  return {
    method: request.method ?? '',
    query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
    form: new URLSearchParams(body.toString('utf8')),
    cookies: parseCookies(request.headers.cookie),
    origin: request.headers.origin,
  };
}
