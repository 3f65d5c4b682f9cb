/** What the sign-in reads of a request, with its cookies, and what it answers. */
import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/messages';
import type { PathHandler } from '../http/route';
import { signInHeaders } from '../http/security-headers';

/** A request, as far as the sign-in looks at it. */
export interface Call {
  readonly method: string;
  readonly query: URLSearchParams;
  /** The fields of an `application/x-www-form-urlencoded` body; empty for any other. */
  readonly form: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  /** The `Origin` header. */
  readonly origin: string | undefined;
  /** The address that the request came from. */
  readonly address: string;
}

/** An answer of the sign-in, before it goes onto the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** A path's handler from what answers a call. */
export function replying(answer: (call: Call) => Reply | Promise<Reply>): PathHandler {
  return async (request, response) => {
    const call = await readCall(request);
    const { status, headers, body } = 'status' in call ? call : await answer(call);
    response.writeHead(status, {
      ...(headers as Record<string, string | string[]>),
      'content-length': Buffer.byteLength(body),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** More than any form of the sign-in needs, in bytes. */
const MAX_BODY = 16_384;

const FORM = /^application\/x-www-form-urlencoded(?:\s*;|$)/i;

/** Reads what the sign-in looks at of a request, or answers what cannot be read. */
async function readCall(request: IncomingMessage): Promise<Call | Reply> {
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
    address: request.socket.remoteAddress ?? '',
  };
}

const COMMON = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** JSON, as the token endpoint and the metadata answer it. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { ...COMMON, 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** Sends the browser elsewhere; after a form with 303, so that the next request is a GET. */
export function redirect(status: 302 | 303, location: string, cookies: readonly string[] = []): Reply {
  const headers = { ...COMMON, location, 'referrer-policy': 'no-referrer' };
  return { status, headers: cookies.length > 0 ? { ...headers, 'set-cookie': cookies } : headers, body: '' };
}

/** A stylesheet. */
export function stylesheet(text: string): Reply {
  const headers = {
    ...COMMON,
    'cache-control': 'public, max-age=300',
    'content-type': 'text/css;charset=UTF-8',
  };
  return { status: 200, headers, body: text };
}

/**
 * A page, with the headers of its own that the sign-in needs.
 * @param formOrigins the origins of the registered redirect URIs
 */
export function page(
  status: number,
  html: string,
  formOrigins: readonly string[],
  cookies: readonly string[] = [],
): Reply {
  return {
    status,
    headers: {
      ...signInHeaders(formOrigins),
      ...COMMON,
      'content-type': 'text/html;charset=UTF-8',
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: html,
  };
}

/** Reads a `Cookie` header. Total; of a name that is there twice the first counts. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

/** The cookies of one origin: browsers do not keep ports apart, so the port is in their names. */
interface CookieJar {
  readonly session: string;
  readonly form: string;
  readonly set: (name: string, value: string, maxAgeSeconds: number) => string;
  readonly clear: (name: string) => string;
}

/** Makes the cookies of an origin: out of reach of scripts, not sent along with other sites' forms. */
export function cookieJar(origin: string): CookieJar {
  const { port, protocol } = new URL(origin);
  const suffix = port === '' ? '' : `-${port}`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${protocol === 'https:' ? '; Secure' : ''}`;
  const set = (name: string, value: string, maxAgeSeconds: number) =>
    `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`;
  return {
    session: `sign-in-session${suffix}`,
    form: `sign-in-form${suffix}`,
    set,
    clear: (name) => set(name, '', 0),
  };
}
