import type { Config } from './config';

/**
 * The origins other than the page's own that a session will speak to. An endpoint that depends on the
 * region is opened for the region of the address, if it names one.
 */
export function otherOrigins({ issuer, endpoints }: Config, own: string, region?: string): readonly string[] {
  const inspector = endpoints.inspector?.includes('{region}')
    ? region && endpoints.inspector.replace('{region}', region)
    : endpoints.inspector;
  const urls = [issuer, endpoints.signIn, endpoints.cognitoIdentity, inspector];
  const origins = urls.flatMap((url) =>
    url !== undefined && URL.canParse(url) ? [new URL(url).origin] : [],
  );
  return [...new Set(origins)].filter((origin) => origin !== own);
}

/** Opens connections to the sign-in server and the service before the first call to them. */
export function preconnect(config: Config, document: Document): void {
  const { origin, pathname } = document.location;
  const region = /^\/([a-z]{2}(?:-[a-z]+)+-\d)\//.exec(pathname)?.[1];
  for (const other of otherOrigins(config, origin, region)) {
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = other;
    // The calls carry no cookies, and connections of the two kinds are not shared.
    link.crossOrigin = 'anonymous';
    document.head.append(link);
  }
}
