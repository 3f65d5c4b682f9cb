import type { IncomingMessage } from 'node:http';

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
