import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { allHeaders } from './all-headers';
import { isNavigation } from './request-target';

export interface GateOptions {
  /** The canonical origin, for example `http://127.0.0.1:4570`; its port is the one that counts. */
  readonly origin: () => string;
  /** The address that the server listens on. */
  readonly listensOn: string;
  /** Further origins whose scripts may call, exactly as a browser prints them. */
  readonly allowOrigins: readonly string[];
}

/** Why a request does not come in. */
export interface Rejection {
  readonly status: 400 | 403;
  readonly text: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

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

  function hostIsOurs(host: string): boolean {
    const { name, port } = splitHost(host);
    const own = new URL(options.origin());
    if (port !== (own.port || '80')) return false;
    if (LOOPBACK.includes(name) || name === own.hostname) return true;
    // On another address than loopback there is no telling what this machine is called; but a name
    // that an attacker rebinds is never an IP address.
    const bare = name.replaceAll(/[[\]]/g, '');
    return !isLoopback(listensOn) && (name === listensOn.toLowerCase() || isIP(bare) !== 0);
  }

  function originIsOurs(origin: string): boolean {
    if (options.allowOrigins.includes(origin)) return true;
    return origin.startsWith('http://') && hostIsOurs(origin.slice('http://'.length));
  }

  return function check(request) {
    const { host, origin } = request.headers;
    if (host === undefined || !hostIsOurs(host) || allHeaders(request)['host']?.length !== 1)
      return { status: 403, text: 'This server does not answer for that Host.' };
    if (origin !== undefined)
      return originIsOurs(origin)
        ? undefined
        : { status: 403, text: 'Pages of that Origin may not call this server.' };
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' && !isNavigation(request))
      return { status: 403, text: 'Other sites may link to this server, but not load from it.' };
    return undefined;
  };
}
