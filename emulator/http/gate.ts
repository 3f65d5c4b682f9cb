import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { allHeaders, respondText } from './messages';

/**
 * The path of a request, decoded once, or undefined for a request line that no honest client sends
 * (`//`, an absolute URL, bad percent-encoding, control characters).
 */
export function requestPath(request: IncomingMessage): string | undefined {
  const [raw = ''] = (request.url ?? '').split(/[?#]/, 1);
  if (!raw.startsWith('/') || raw.startsWith('//')) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\0-\x1f\x7f\\]/.test(path) ? undefined : path;
}

/** Whether a browser asks for a page to show, rather than a script for data. */
export function isNavigation(request: IncomingMessage): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const mode = request.headers['sec-fetch-mode'];
  if (mode !== undefined) return mode === 'navigate';
  return (request.headers.accept ?? '').includes('text/html');
}

/**
 * Brings a reader to the one address that sign-in and configuration name. A server that listens on every address is
 * known by the loopback's, which is another machine's own: who comes from there is told so instead.
 *
 * @returns whether the request is answered
 */
export function leadToCanonicalHost(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): boolean {
  const { host = '' } = request.headers;
  const canonical = new URL(origin);
  if (!isNavigation(request) || host === canonical.host) return false;
  const named = new URL(`http://${host}`).hostname;
  if (isLoopback(canonical.hostname) && !isLoopback(named) && named !== '[::1]')
    respondText(
      response,
      421,
      `The console is at ${origin}/ on the machine that it runs on: a browser lets nobody sign in over plain HTTP elsewhere. From another machine, forward port ${canonical.port || '80'} to yours.`,
    );
  else response.writeHead(307, { location: `${origin}${request.url}`, 'content-length': 0 }).end();
  return true;
}

export interface GateOptions {
  /** The canonical origin, for example `http://127.0.0.1:4570`; its port is the one that counts. */
  readonly origin: () => string;
  /** The address that the server listens on. */
  readonly listensOn: string;
  /** Further origins whose scripts may call, exactly as a browser prints them; from other sites, too. */
  readonly allowOrigins: readonly string[];
  /** Further names of this server, in lower case and without a port. */
  readonly allowHosts: readonly string[];
}

/** Why a request does not come in. */
export interface Rejection {
  readonly status: 400 | 403;
  readonly text: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** A name without a dot is given by a network's own resolver: nobody outside of it can have one that he rebinds. */
const NAME_OF_A_NETWORK = /^[0-9a-z_-]+$/;

/** Whether an address reaches this machine alone. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

function splitHost(host: string): { readonly name: string; readonly port: string } {
  const [, name = '', port = '80'] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host.toLowerCase()) ?? [];
  return { name, port };
}

/**
 * Looks at a request's Host, Origin and Sec-Fetch-Site before anything else does. A page of another
 * site that points its own name at this machine (DNS rebinding) or posts to it gets a 403.
 */
export function createGate(options: GateOptions): (request: IncomingMessage) => Rejection | undefined {
  const { listensOn } = options;

  const onTheNetwork = !isLoopback(listensOn);

  /** Whether a name is one of this machine: with its own port another server of the machine is none of ours. */
  function isOwnAddress({ name, port }: ReturnType<typeof splitHost>): boolean {
    const own = new URL(options.origin());
    if (port !== (own.port || '80')) return false;
    if (LOOPBACK.includes(name) || name === own.hostname) return true;
    // On another address than loopback there is no telling what this machine is called; but a name
    // that an attacker rebinds is never an IP address.
    const bare = name.replaceAll(/[[\]]/g, '');
    return onTheNetwork && (name === listensOn.toLowerCase() || isIP(bare) !== 0);
  }

  function hostIsOurs(host: string): boolean {
    const { name, port } = splitHost(host);
    if (options.allowHosts.includes(name)) return true;
    // A container is asked by its name in its network, or through whatever port its engine gives it outside.
    if (onTheNetwork && NAME_OF_A_NETWORK.test(name)) return true;
    const own = new URL(options.origin());
    return isOwnAddress({ name, port: onTheNetwork ? own.port || '80' : port });
  }

  /** Whether a page is one of ours: the canonical one, or one that came from where its request goes. */
  function originIsOurs(origin: string, host: string): boolean {
    if (origin === options.origin()) return true;
    const page = splitHost(origin.replace(/^http:\/\//, ''));
    const asked = splitHost(host);
    return origin.startsWith('http://') && page.name === asked.name && page.port === asked.port;
  }

  return function check(request) {
    const { host, origin } = request.headers;
    if (host === undefined || !hostIsOurs(host) || allHeaders(request)['host']?.length !== 1)
      return { status: 403, text: 'This server does not answer for that Host.' };
    if (origin !== undefined && options.allowOrigins.includes(origin)) return undefined;
    if (origin !== undefined && !originIsOurs(origin, host))
      return { status: 403, text: 'Pages of that Origin may not call this server.' };
    // Whatever the Origin: the browser itself says that another site's page asks.
    if (request.headers['sec-fetch-site'] === 'cross-site' && !isNavigation(request))
      return { status: 403, text: 'Other sites may link to this server, but not load from it.' };
    return undefined;
  };
}
