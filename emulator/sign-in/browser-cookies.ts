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
export interface CookieJar {
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
