import { readAccountPlace } from '../domain/address/paths';
import { visibleText } from '../domain/text/safe-text';

/** One account that the console can show. */
export interface AccountConfig {
  /** Twelve digits. */
  readonly id: string;
  /** What people call it, for example `Production`. */
  readonly name: string;
  /** The account's own Cognito identity pool, `REGION:UUID`. */
  readonly identityPoolId: string;
  /** The region that the identity pool lives in, read off its id. */
  readonly cognitoRegion: string;
  /** The regions to offer, at least one, in the order to show them. */
  readonly regions: readonly string[];
}

/** Where the console runs against. The same build serves every one of them. */
export interface Config {
  /** The OpenID Connect issuer, exactly as its ID tokens name it. */
  readonly issuer: string;
  readonly clientId: string;
  /** At least one, no account twice. */
  readonly accounts: readonly AccountConfig[];
  /** What is absent is AWS's own endpoint. */
  readonly endpoints: {
    /** One URL for all calls, or one with `{region}` in it, and in its path `{account}`. */
    readonly inspector?: string;
    readonly cognitoIdentity?: string;
    /** Where the sign-in server answers token requests, if not at the issuer: a user pool's domain. */
    readonly signIn?: string;
  };
  /** What Inspector's calls are signed for, where it is not Inspector in the region that is shown. */
  readonly signing?: {
    /** The service of the credential scope, for example `lambda`. */
    readonly name: string;
    readonly region: string;
  };
}

/** A configuration that cannot be used: which field, and why, in words for the person who wrote it. */
export class ConfigError extends Error {
  /** For example `accounts[0].identityPoolId`; empty when the file as a whole is meant. */
  readonly field: string;
  /** For example `must be an https URL`. */
  readonly reason: string;

  constructor(field: string, reason: string) {
    super(field === '' ? `The configuration ${reason}.` : `${field} ${reason}.`);
    this.name = 'ConfigError';
    this.field = field;
    this.reason = reason;
  }
}

type Members = Readonly<Record<string, unknown>>;

function readObject(value: unknown, field: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(field, 'must be an object');
  return value as Members;
}

function readText(value: unknown, field: string): string {
  if (value === undefined) throw new ConfigError(field, 'is missing');
  if (typeof value !== 'string' || value.trim() === '') throw new ConfigError(field, 'must be a text');
  return value;
}

function readList(value: unknown, field: string): readonly unknown[] {
  if (value === undefined) throw new ConfigError(field, 'is missing');
  if (!Array.isArray(value) || value.length === 0)
    throw new ConfigError(field, 'must be a list with at least one entry');
  return value;
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
/** A URL's host may hold `;`, `,`, `'` and `*`, which would mean something else in a Content Security Policy. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** Plain http is for this machine only: anything else would carry tokens in the clear. */
function readUrl(value: unknown, field: string): string {
  const text = readText(value, field);
  const example = text.replace('{region}', 'us-east-1');
  if (!URL.canParse(example)) throw new ConfigError(field, 'must be a URL');
  const url = new URL(example);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    throw new ConfigError(field, 'must be an https URL, or an http URL of this machine');
  if (!HOST.test(url.hostname)) throw new ConfigError(field, 'must name one host');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new ConfigError(field, 'must not carry a user name, a query or a fragment');
  return text;
}

function readRegion(value: unknown, field: string): string {
  const region = readText(value, field);
  if ('bad' in readAccountPlace({ region, account: '000000000000' }))
    throw new ConfigError(field, 'must be the code of a region, such as us-east-1');
  return region;
}

function readRegions(value: unknown, field: string): readonly string[] {
  return [...new Set(readList(value, field).map((entry, index) => readRegion(entry, `${field}[${index}]`)))];
}

const POOL_ID = /^([a-z]{2}(?:-[a-z]+)+-\d):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readAccount(value: unknown, field: string): AccountConfig {
  const members = readObject(value, field);
  const id = readText(members['id'], `${field}.id`);
  if (!/^\d{12}$/.test(id)) throw new ConfigError(`${field}.id`, 'must be the twelve digits of an account');
  const identityPoolId = readText(members['identityPoolId'], `${field}.identityPoolId`);
  const cognitoRegion = POOL_ID.exec(identityPoolId)?.[1];
  if (cognitoRegion === undefined)
    throw new ConfigError(
      `${field}.identityPoolId`,
      'must be the id of an identity pool: a region, a colon and a UUID',
    );
  return {
    id,
    name: members['name'] === undefined ? id : visibleText(readText(members['name'], `${field}.name`)),
    identityPoolId,
    cognitoRegion,
    regions: readRegions(members['regions'], `${field}.regions`),
  };
}

function readEndpoints(value: unknown): Config['endpoints'] {
  if (value === undefined) return {};
  const members = readObject(value, 'endpoints');
  const read = (name: string) =>
    members[name] === undefined ? undefined : readUrl(members[name], `endpoints.${name}`);
  const inspector = read('inspector');
  const cognitoIdentity = read('cognitoIdentity');
  const signIn = read('signIn');
  return {
    ...(inspector !== undefined && { inspector }),
    ...(cognitoIdentity !== undefined && { cognitoIdentity }),
    ...(signIn !== undefined && { signIn }),
  };
}

function readSigning(value: unknown): Config['signing'] {
  if (value === undefined) return undefined;
  const members = readObject(value, 'signing');
  const name = readText(members['name'], 'signing.name');
  if (!/^[a-z0-9-]+$/.test(name))
    throw new ConfigError('signing.name', 'must be the signing name of an AWS service, such as lambda');
  return { name, region: readRegion(members['region'], 'signing.region') };
}

/**
 * Reads a configuration. Members that it does not know are ignored.
 * @throws ConfigError for the first field that cannot be used; never anything else.
 */
export function parseConfig(value: unknown): Config {
  const members = readObject(value, '');
  const issuer = readUrl(members['issuer'], 'issuer');
  if (issuer.endsWith('/')) throw new ConfigError('issuer', 'must not end with a slash');
  const clientId = readText(members['clientId'], 'clientId');
  const accounts = readList(members['accounts'], 'accounts').map((entry, index) =>
    readAccount(entry, `accounts[${index}]`),
  );
  accounts.forEach((account, index) => {
    if (accounts.findIndex(({ id }) => id === account.id) !== index)
      throw new ConfigError(`accounts[${index}].id`, 'names an account a second time');
  });
  const signing = readSigning(members['signing']);
  return {
    issuer,
    clientId,
    accounts,
    endpoints: readEndpoints(members['endpoints']),
    ...(signing !== undefined && { signing }),
  };
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
