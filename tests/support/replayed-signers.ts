import { createHash, createHmac } from 'node:crypto';
import { administrator } from './emulator';

/**
 * The signing of clients that cannot be run here, written down from the rules in their published source: which headers
 * they send, which of them they leave unsigned, how they fold blanks. It shares no code with what it tests.
 */
export interface ClientRules {
  readonly client: string;
  /** The file of the client's public repository that the rules were read from. */
  readonly source: string;
  /** What it sends beside Host and the date, in the client's own letters. `{length}` and `{hash}` are the body's. */
  readonly sends: Readonly<Record<string, string>>;
  /** What of it is left out of the signature, in small letters. */
  readonly unsigned: readonly string[];
  readonly fold: (value: string) => string;
  /** What parts the three parameters of the Authorization header. */
  readonly comma?: ',' | ', ';
}

const blanks = (value: string) => value.replaceAll(/\s+/g, ' ').trim();
const spaces = (value: string) => value.trim().replaceAll(/ +/g, ' ');
const TYPE = 'application/x-amz-json-1.1';
const INVOCATION = '3f1d3c54-6a3d-4a4f-9d52-0f6f4c5b7a11';

export const CLIENTS: readonly ClientRules[] = [
  {
    client: 'PHP 3',
    source: 'aws/aws-sdk-php src/Signature/SignatureV4.php, createContext',
    sends: {
      'X-Amz-Target': '{target}',
      'Content-Type': TYPE,
      'aws-sdk-invocation-id': INVOCATION,
      'aws-sdk-retry': '0/0',
      'User-Agent': 'aws-sdk-php/3.93.0  GuzzleHttp/6.3.3 curl/7.58.0 PHP/7.2.19',
      'X-Amz-User-Agent': 'aws-sdk-php/3.93.0   OS/Linux',
      'Content-Length': '{length}',
    },
    unsigned:
      'cache-control content-type content-length expect max-forwards pragma range te if-match if-none-match if-modified-since if-unmodified-since if-range accept authorization proxy-authorization from referer user-agent x-amzn-trace-id'.split(
        ' ',
      ),
    fold: blanks,
  },
  {
    client: 'Java 1 of 2016',
    source: 'aws/aws-sdk-java aws-java-sdk-core AWS4Signer.java, getCanonicalizedHeaderString',
    sends: {
      'X-Amz-Target': '{target}',
      'Content-Type': TYPE,
      'Content-Length': '{length}',
      'User-Agent': 'aws-sdk-java/1.10.60 Linux/4.1  Java_HotSpot(TM)_64-Bit_Server_VM/25.74',
      'amz-sdk-invocation-id': INVOCATION,
      'amz-sdk-retry': '0/0/500',
    },
    unsigned: [],
    fold: blanks,
  },
  {
    client: 'Java 1 of later years',
    source: 'aws/aws-sdk-java aws-java-sdk-core AWS4Signer.java, listOfHeadersToIgnoreInLowerCase',
    sends: {
      'X-Amz-Target': '{target}',
      'Content-Type': TYPE,
      'Content-Length': '{length}',
      'User-Agent': 'aws-sdk-java/1.12.400 Linux/5.10 OpenJDK_64-Bit_Server_VM/17',
      'X-Amzn-Trace-Id': 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
      'amz-sdk-invocation-id': INVOCATION,
      'amz-sdk-request': 'ttl=20260101T000000Z;attempt=1;max=4',
      'amz-sdk-retry': '0/0/500',
    },
    unsigned: ['connection', 'x-amzn-trace-id'],
    fold: blanks,
  },
  {
    client: 'Java 2',
    source: 'aws/aws-sdk-java-v2 HeaderTransformsHelper.java, LIST_OF_HEADERS_TO_IGNORE_IN_LOWER_CASE',
    sends: {
      'X-Amz-Target': '{target}',
      'Content-Type': TYPE,
      'Content-Length': '{length}',
      'User-Agent': 'aws-sdk-java/2.20.0 Linux/5.10 cfg/retry-mode/legacy',
      'amz-sdk-invocation-id': INVOCATION,
      'amz-sdk-request': 'attempt=1;  max=4',
      'x-amz-content-sha256': '{hash}',
    },
    unsigned: ['connection', 'x-amzn-trace-id', 'user-agent', 'expect'],
    fold: blanks,
  },
  {
    client: '.NET',
    source: 'aws/aws-sdk-net sdk/src/Core AWS4Signer.cs, _headersToIgnoreWhenSigning',
    sends: {
      'X-Amz-Target': '{target}',
      'X-Amz-Api-Version': '2016-02-16',
      'X-Amz-Content-SHA256': '{hash}',
      'Content-Type': TYPE,
      'User-Agent': 'aws-sdk-dotnet-coreclr/3.7.100 .NET_Core/6.0 OS/Linux',
      'amz-sdk-invocation-id': INVOCATION,
      'amz-sdk-request': 'attempt=1; max=5',
    },
    unsigned: [
      'x-amzn-trace-id',
      'transfer-encoding',
      'amz-sdk-invocation-id',
      'amz-sdk-request',
      'user-agent',
      'x-amz-user-agent',
    ],
    fold: blanks,
  },
  {
    client: 'Rust',
    source: 'smithy-lang/smithy-rs aws/rust-runtime/aws-sigv4 settings.rs, canonical_request.rs (trim_all)',
    sends: {
      'content-type': TYPE,
      'x-amz-target': '{target}',
      'content-length': '{length}',
      'x-amz-user-agent': 'aws-sdk-rust/1.3.3  ua/2.1\tapi/inspector/1.50.0',
      'user-agent': 'aws-sdk-rust/1.3.3 os/linux lang/rust/1.81.0',
      'amz-sdk-request': 'attempt=1; max=3',
      'amz-sdk-invocation-id': INVOCATION,
    },
    unsigned: ['authorization', 'user-agent', 'x-amzn-trace-id', 'transfer-encoding'],
    fold: spaces,
  },
  {
    client: 'boto 2',
    source: 'boto/boto boto/auth.py, HmacAuthV4Handler (headers_to_sign: host and x-amz-; a comma alone)',
    sends: {
      'X-Amz-Target': '{target}',
      'Content-Type': TYPE,
      'User-Agent': 'Boto/2.49.0 Python/2.7.15 Linux/4.15',
      'Content-Length': '{length}',
    },
    unsigned: ['content-type', 'user-agent', 'content-length'],
    fold: blanks,
    comma: ',',
  },
];

/** The rules of one of the clients. */
export function rulesOf(client: string): ClientRules {
  const found = CLIENTS.find((rules) => rules.client === client);
  if (!found) throw new Error(`No rules of ${client} are written down.`);
  return found;
}

const sha256 = (data: string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest();
const REGION = 'us-west-2';
const compact = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** The signature over a canonical request, by AWS's four keys. */
function signature(canonical: string, at: string, scope: string): string {
  const key = scope
    .split('/')
    .reduce<Buffer | string>(hmac, `AWS4${administrator.secretAccessKey}`) as Buffer;
  return hmac(key, ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')).toString('hex');
}

function canonicalHeaders(
  headers: Readonly<Record<string, string>>,
  rules: Pick<ClientRules, 'unsigned' | 'fold'>,
) {
  const signed = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), rules.fold(value)] as const)
    .filter(([name]) => !rules.unsigned.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    names: signed.map(([name]) => name).join(';'),
    lines: signed.map(([name, value]) => `${name}:${value}\n`).join(''),
  };
}

/** The headers of a call, as such a client sends and signs them. */
export function replay(
  rules: ClientRules,
  { host, target, body, at = new Date() }: { host: string; target: string; body: string; at?: Date },
): Readonly<Record<string, string>> {
  const filled = Object.entries(rules.sends).map(([name, text]) => [
    name,
    text
      .replace('{target}', target)
      .replace('{length}', String(Buffer.byteLength(body)))
      .replace('{hash}', sha256(body)),
  ]);
  const headers: Record<string, string> = {
    Host: host,
    'X-Amz-Date': compact(at),
    ...(Object.fromEntries(filled) as Record<string, string>),
  };
  const { names, lines } = canonicalHeaders(headers, rules);
  const scope = `${compact(at).slice(0, 8)}/${REGION}/inspector/aws4_request`;
  const canonical = ['POST', '/', '', lines, names, sha256(body)].join('\n');
  const parameters = [
    `Credential=${administrator.accessKeyId}/${scope}`,
    `SignedHeaders=${names}`,
    `Signature=${signature(canonical, compact(at), scope)}`,
  ];
  return { ...headers, Authorization: `AWS4-HMAC-SHA256 ${parameters.join(rules.comma ?? ', ')}` };
}

const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * The path of a presigned call, as PHP's `presign` and Go v1's `Presign` make it: `host` alone is signed, and every
 * `x-amz-` header has moved into the query.
 */
export function presign(
  host: string,
  moved: Readonly<Record<string, string>>,
  { body, expires, at = new Date() }: { body: string; expires: string; at?: Date },
): string {
  const scope = `${compact(at).slice(0, 8)}/${REGION}/inspector/aws4_request`;
  const query = Object.entries({
    ...moved,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${administrator.accessKeyId}/${scope}`,
    'X-Amz-Date': compact(at),
    'X-Amz-Expires': expires,
    'X-Amz-SignedHeaders': 'host',
  })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const canonical = ['POST', '/', query, `host:${host}\n`, 'host', sha256(body)].join('\n');
  return `/?${query}&X-Amz-Signature=${signature(canonical, compact(at), scope)}`;
}
