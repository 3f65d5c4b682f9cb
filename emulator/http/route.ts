import type { IncomingMessage, ServerResponse } from 'node:http';
import { handleCors } from './cors';
import { respondText } from './respond';

/** Answers a request; what gives false has done nothing, and leaves it to whoever serves beside this server. */
export type PathHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => void | boolean | Promise<void | boolean>;

/**
 * Who may ask, among those that the gate lets in. `own pages`: a browser that goes there, and pages of this origin.
 * `allowed origins`: also scripts of the pages that `--allow-origin` names, which may read the answer. `signed calls`:
 * the same, and programs; each call carries the signature or token that its answer depends on.
 */
export type Asker = 'own pages' | 'allowed origins' | 'signed calls';

/** A row of the table of paths. GET answers HEAD as well; the path `/*` is every one that no other row names. */
export type PathRow = readonly [method: 'GET' | 'POST', path: string, who: Asker, answer: PathHandler];

/**
 * Answers requests by a table of paths: what a path has rows for is answered by them alone, with a 405 for other methods.
 *
 * @param allowOrigins further origins whose scripts may call, exactly as a browser prints them
 * @returns a handler that gives false for what is left to somebody else
 */
export function createRoute(table: readonly PathRow[], allowOrigins: readonly string[]) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const named = table.filter(([, name]) => name === path);
    const rows = named.length > 0 ? named : table.filter(([, name]) => name === '/*');
    if (rows.some(([, , who]) => who !== 'own pages') && handleCors(request, response, allowOrigins))
      return true;
    const asked = request.method === 'HEAD' ? 'GET' : request.method;
    const [, , , answer] = rows.find(([method]) => method === asked) ?? [];
    if (answer) return (await answer(request, response, path)) !== false;
    response.setHeader('allow', rows.map(([method]) => method).join(', '));
    respondText(response, 405, 'This address does not take that method; calls of the API are posted to /.');
    return true;
  };
}
