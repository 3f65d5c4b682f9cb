import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { acceptedEncoding, type ContentEncoding, respond, respondText } from './messages';
import { cacheControlOf, HASHED } from './security-headers';
import { isNavigation } from './gate';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Best first. A file's compressed copy lies beside it. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface StaticFile {
  readonly path: string;
  readonly type: string;
  readonly tag: string;
  readonly cacheControl: string;
  readonly encodings: readonly (readonly [name: ContentEncoding, suffix: string])[];
}

/** The files that may be served, by their address: whatever is not in this map does not exist. */
function indexFolder(folder: string): ReadonlyMap<string, StaticFile> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const present = new Set(names);
  const files = new Map<string, StaticFile>();
  for (const name of names) {
    const type = TYPES[extname(name)];
    const address = `/${name.split(sep).join('/')}`;
    const path = join(folder, name);
    // Dot files, such as the build's own notes, are nobody's business.
    if (type === undefined || address.includes('/.') || !statSync(path).isFile()) continue;
    const { size, mtimeMs } = statSync(path);
    files.set(address, {
      path,
      type,
      tag: `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`,
      cacheControl: cacheControlOf(address),
      encodings: ENCODINGS.filter(([, suffix]) => present.has(name + suffix)),
    });
  }
  return files;
}

async function send(file: StaticFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const header = request.headers['accept-encoding'] ?? '';
  const best = acceptedEncoding(
    header,
    file.encodings.map(([name]) => name),
  );
  const encoding = file.encodings.find(([name]) => name === best);
  const etag = `"${file.tag}${encoding ? `-${encoding[0]}` : ''}"`;
  const headers = { 'cache-control': file.cacheControl, etag, vary: 'Accept-Encoding' };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = await readFile(file.path + (encoding?.[1] ?? ''));
  respond(response, 200, file.type, body, {
    ...headers,
    ...(encoding && { 'content-encoding': encoding[0] }),
  });
}

/**
 * Serves the built console from a folder that is looked through once. An address of the console's own
 * (a navigation to no file) gets `index.html`; everything else that is not there is a 404.
 */
export function createStaticFiles(
  folder: string,
): (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> {
  const files = indexFolder(folder);
  return async (request, response, path) => {
    const asked = files.get(path === '/' ? '/index.html' : path);
    const file =
      asked ?? (isNavigation(request) && !path.startsWith(HASHED) ? files.get('/index.html') : undefined);
    if (file) await send(file, request, response);
    else respondText(response, 404, 'There is nothing at this address.');
  };
}
