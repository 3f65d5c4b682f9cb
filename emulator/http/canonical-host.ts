import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback } from './gate';
import { isNavigation } from './request-target';
import { respondText } from './respond';

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
