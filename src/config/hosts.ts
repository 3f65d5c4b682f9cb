/** The hosts that a console with a configuration speaks to: those of its policy, and those to connect to at once. */
import { type Config, ConfigError, inspectorEndpoint } from './config';

/** A Cognito user pool's issuer. The pool answers token requests at another host, its own domain. */
const COGNITO_ISSUER = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

function awsOrigin(service: string, region: string): string {
  return `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/**
 * Every origin that a console with this configuration calls, each once: the sign-in's, Cognito Identity's and
 * Inspector's. They are the sources of `connect-src`, one by one: a wildcard would let data out to any bucket.
 * @throws ConfigError where the sign-in's own host cannot be known from the configuration
 */
export function consoleHosts(config: Config): readonly string[] {
  const { issuer, accounts, endpoints } = config;
  const issuerUrl = new URL(issuer);
  if (endpoints.signIn === undefined && COGNITO_ISSUER.test(issuerUrl.hostname))
    throw new ConfigError(
      'endpoints.signIn',
      'is missing: it names the domain of the user pool, which answers the token requests',
    );
  const origins = [
    issuerUrl.origin,
    ...(endpoints.signIn === undefined ? [] : [new URL(endpoints.signIn).origin]),
    ...accounts.map(({ cognitoRegion }) =>
      endpoints.cognitoIdentity === undefined
        ? awsOrigin('cognito-identity', cognitoRegion)
        : new URL(endpoints.cognitoIdentity).origin,
    ),
    ...accounts.flatMap(({ regions }) =>
      regions.map((region) => {
        const endpoint = inspectorEndpoint(config, region);
        return endpoint === undefined ? awsOrigin('inspector', region) : new URL(endpoint).origin;
      }),
    ),
  ];
  return [...new Set(origins)];
}

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
