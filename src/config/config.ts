import * as v from 'valibot';
import { readAccountPlace } from '../domain/address/paths';
import {
  openObject,
  pathTo,
  readDocument,
  type ReadonlyDocument,
  schemaLink,
} from '../domain/text/document-schema';
import { visibleLine, visibleText } from '../domain/text/safe-text';

const required = (label = 'must be a text') =>
  v.pipe(
    v.string(({ received }) => (received === 'undefined' ? 'is missing' : label)),
    v.check((text) => text.trim() !== '', label),
  );

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
/** A URL's host may hold `;`, `,`, `'` and `*`, which would mean something else in a Content Security Policy. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** What is wrong with a URL. Plain http is for this machine only: anything else would carry tokens in the clear. */
function faultOfUrl(text: string): string | undefined {
  const example = text.replace('{region}', 'us-east-1');
  if (!URL.canParse(example)) return 'must be a URL';
  const url = new URL(example);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    return 'must be an https URL, or an http URL of this machine';
  if (!HOST.test(url.hostname)) return 'must name one host';
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return 'must not carry a user name, a query or a fragment';
  return undefined;
}

const url = v.pipe(
  required(),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed && !dataset.issues ? faultOfUrl(dataset.value) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
);

const regionCode = v.pipe(
  required(),
  v.check(
    (code) => !('bad' in readAccountPlace({ region: code, account: '000000000000' })),
    'must be the code of a region, such as us-east-1',
  ),
);

const atLeastOne = <S extends v.GenericSchema>(item: S) => {
  const reason = ({ received }: v.BaseIssue<unknown>) =>
    received === 'undefined' ? 'is missing' : 'must be a list with at least one entry';
  return v.pipe(v.array(item, reason), v.minLength(1, reason));
};

const POOL_ID = /^([a-z]{2}(?:-[a-z]+)+-\d):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const accountEntry = v.pipe(
  openObject({
    /** Twelve digits. */
    id: v.pipe(required(), v.regex(/^\d{12}$/, 'must be the twelve digits of an account')),
    /** What people call it, for example `Production`. */
    name: v.optional(v.pipe(required(), v.transform(visibleText))),
    /** The account's own Cognito identity pool, `REGION:UUID`. */
    identityPoolId: v.pipe(
      required(),
      v.regex(POOL_ID, 'must be the id of an identity pool: a region, a colon and a UUID'),
    ),
    /** The regions to offer, at least one, in the order to show them. */
    regions: atLeastOne(regionCode),
  }),
  v.transform((given) => ({
    ...given,
    name: given.name ?? given.id,
    /** The region that the identity pool lives in, read off its id. */
    cognitoRegion: given.identityPoolId.split(':', 1)[0] ?? '',
    regions: [...new Set(given.regions)],
  })),
);

/** The schema of `/config.json`. Members that it does not know are ignored. */
export const configSchema = openObject({
  /** The OpenID Connect issuer, exactly as its ID tokens name it. */
  issuer: v.pipe(
    url,
    v.check((text) => !text.endsWith('/'), 'must not end with a slash'),
  ),
  clientId: required(),
  /** At least one, no account twice. */
  accounts: v.pipe(
    atLeastOne(accountEntry),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const ids = dataset.value.map(({ id }) => id);
      const key = ids.findIndex((id, index) => ids.indexOf(id) !== index);
      if (key < 0) return;
      addIssue({ message: 'names an account a second time', path: pathTo(dataset.value, key, 'id') });
    }),
  ),
  /** What is absent is AWS's own endpoint. */
  endpoints: v.optional(
    openObject({
      /** One URL for all calls, or one with `{region}` in it, and in its path `{account}`. */
      inspector: v.optional(url),
      cognitoIdentity: v.optional(url),
      /** Where the sign-in server answers token requests, if not at the issuer: a user pool's domain. */
      signIn: v.optional(url),
    }),
    {},
  ),
  /**
   * The operations beside Inspector's own that the endpoint answers, such as `DescribeRunExclusions`. What is not named
   * is asked by Inspector's own.
   */
  operations: v.optional(atLeastOne(required())),
  /** What Inspector's calls are signed for, where it is not Inspector in the region that is shown. */
  signing: v.optional(
    openObject({
      /** The service of the credential scope, for example `lambda`. */
      name: v.pipe(
        required(),
        v.regex(/^[a-z0-9-]+$/, 'must be the signing name of an AWS service, such as lambda'),
      ),
      region: regionCode,
    }),
  ),
  ...schemaLink,
});

/** Where the console runs against. The same build serves every one of them. */
export type Config = ReadonlyDocument<Omit<v.InferOutput<typeof configSchema>, '$schema'>>;

/** One account that the console can show. */
export type AccountConfig = Config['accounts'][number];

/** A configuration that cannot be used: which field, and why, in words for the person who wrote it. */
export class ConfigError extends Error {
  /** For example `accounts[0].identityPoolId`; empty when the file as a whole is meant. */
  readonly field: string;
  /** For example `must be an https URL`. */
  readonly reason: string;

  constructor(field: string, reason: string) {
    super(visibleLine(field === '' ? `The configuration ${reason}.` : `${field} ${reason}.`));
    this.name = 'ConfigError';
    this.field = visibleLine(field);
    this.reason = visibleLine(reason);
  }
}

/**
 * Reads a configuration. Members that it does not know are ignored.
 * @throws ConfigError for the first field that cannot be used; never anything else.
 */
export function parseConfig(value: unknown): Config {
  const { $schema: _link, ...config } = readDocument(
    configSchema,
    value,
    ({ path, reason }) => new ConfigError(path, reason),
  );
  return config;
}

/**
 * The URL that Inspector's calls for a region go to; undefined stands for AWS's own. Without an account it still names
 * the host: an account can stand in the path alone.
 */
export function inspectorEndpoint(config: Config, region: string, account?: string): string | undefined {
  const endpoint = config.endpoints.inspector?.replace('{region}', region);
  return account === undefined ? endpoint : endpoint?.replace('{account}', account);
}

/**
 * Fetches and reads `/config.json`.
 * @throws ConfigError also when the file is not there, is no JSON or cannot be fetched.
 */
export async function loadConfig(fetch: typeof globalThis.fetch): Promise<Config> {
  let response: Response;
  try {
    response = await fetch('/config.json', { cache: 'no-cache', credentials: 'same-origin' });
  } catch {
    throw new ConfigError('', 'could not be fetched from /config.json');
  }
  if (!response.ok)
    throw new ConfigError('', `could not be fetched from /config.json (HTTP ${response.status})`);
  let value: unknown;
  try {
    value = await response.json();
  } catch {
    throw new ConfigError('', 'at /config.json is not valid JSON');
  }
  return parseConfig(value);
}
