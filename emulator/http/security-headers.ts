/**
 * The headers of everything that is served, for security and for caches, as functions of where the console runs: the emulator
 * sends them, `npm run headers` prints them for a deployment, tests compare them. There is no other source.
 */

/** Where the console is served from, and what it has to reach from there. */
export interface HeaderSettings {
  /** The origins beside its own that the console calls, for example `https://inspector.us-east-1.amazonaws.com`. */
  readonly connect?: readonly string[];
  /** Whether it is served over TLS. Only there does a browser heed, and a server send, HSTS. */
  readonly tls?: boolean;
}

/** Headers by their lower-case names. */
export type Headers = Readonly<Record<string, string>>;

/** One year, the least that the preload lists and ASVS 3.4.1 take. */
const TLS_ONLY = 'max-age=31536000; includeSubDomains';

/** Browser features that neither the console nor the sign-in page has a use for. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** The console's Content Security Policy, directive by directive. Nothing in it is `unsafe`. */
function consolePolicy(connect: readonly string[]): Readonly<Record<string, string>> {
  return {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': ["'self'", ...connect].join(' '),
    'font-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  };
}

/** Prints a policy as its header's value. */
function printPolicy(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}

/** The security headers of the console's page and files, and of every answer that has none of its own. */
export function consoleHeaders({ connect = [], tls = false }: HeaderSettings = {}): Headers {
  return {
    'content-security-policy': printPolicy(consolePolicy(connect)),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'permissions-policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    ...(tls && { 'strict-transport-security': TLS_ONLY }),
  };
}

/** Where the build puts the files that carry a hash of their content in their name. */
export const HASHED = '/assets/';

/** How long a browser may keep a file of the console: for ever what is named after its content, else not unasked. */
export function cacheControlOf(address: string): string {
  return address.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** All headers of the addresses that a path stands for; `*` at its end is any rest. */
export interface HeaderRow {
  readonly path: string;
  readonly headers: Headers;
}

/**
 * What a server of the console's files has to send, the most particular path first: the first row that
 * matches an address holds all of its headers.
 */
export function headerRows(settings: HeaderSettings): readonly HeaderRow[] {
  return [`${HASHED}*`, '/*'].map((path) => ({
    path,
    headers: { ...consoleHeaders(settings), 'cache-control': cacheControlOf(path) },
  }));
}

/**
 * The security headers of the emulator's sign-in page. It differs from the console in three: it runs no
 * script and calls nothing; `form-action` has to name where the form's answer redirects to; and with
 * `no-referrer` a browser would send the form's `Origin` as `null`, so that checking it were worth nothing.
 * @param formOrigins the origins of the registered redirect URIs
 */
export function signInHeaders(formOrigins: readonly string[]): Headers {
  const policy = {
    ...consolePolicy([]),
    'script-src': "'none'",
    'connect-src': "'none'",
    'form-action': ["'self'", ...formOrigins].join(' '),
  };
  return {
    ...consoleHeaders(),
    'content-security-policy': printPolicy(policy),
    'referrer-policy': 'same-origin',
  };
}
