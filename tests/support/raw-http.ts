import { connect } from 'node:net';
import { request } from 'node:http';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { administrator } from './emulator';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends a request exactly as given: any Host, any path, any bytes. */
export function send(origin: string, raw: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method: raw.method ?? 'POST', path: raw.path ?? '/', headers: raw.headers ?? {} },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(raw.body);
  });
}

/** Sends bytes over a bare connection, and gives back all that comes until the server closes it. */
export function sendBytes(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

export interface SignedCall extends RawRequest {
  readonly target?: string;
  readonly credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly at?: Date;
  readonly region?: string;
}

/** Signs a call as the SDK's own signer does; its headers may be given, and left out with `undefined`. */
export async function signedHeaders(origin: string, wanted: SignedCall): Promise<Record<string, string>> {
  const signer = new SignatureV4({
    service: 'inspector',
    region: wanted.region ?? 'us-west-2',
    sha256: Sha256,
    credentials: wanted.credentials ?? administrator,
    applyChecksum: false,
  });
  const { host, hostname } = new URL(origin);
  const unsigned = {
    method: wanted.method ?? 'POST',
    protocol: 'http:',
    hostname,
    path: '/',
    query: {},
    body: wanted.body ?? '{}',
    headers: {
      host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': wanted.target ?? 'InspectorService.ListRulesPackages',
      ...wanted.headers,
    },
  };
  const signed = await signer.sign(unsigned, wanted.at ? { signingDate: wanted.at } : {});
  return signed.headers;
}

/** Sends a signed call. */
export async function call(origin: string, signed: SignedCall = {}): Promise<RawAnswer> {
  return send(origin, {
    ...signed,
    body: signed.body ?? '{}',
    headers: await signedHeaders(origin, signed),
  });
}

/** What an error's body says: its name, its message, and the members of its shape. */
export function errorOf({ text }: RawAnswer): Readonly<Record<string, unknown>> & { readonly name: unknown } {
  const { __type: name, ...members } = JSON.parse(text) as Record<string, unknown>;
  return { name, ...members };
}
