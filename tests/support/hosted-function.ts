import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Clock } from '../../emulator/clock';
import type { KeyRing, SigningKey } from '../../emulator/credentials';
import { sha256Hex } from '../../emulator/hashes';
import { listen } from '../../emulator/http/listen';
import { EXPOSED_HEADERS } from '../../emulator/http/route';
import { createIdSource } from '../../emulator/ids';
import { type Grant, type LaidOutData, layOutData } from '../../emulator/lambda/catalogue';
import type { FunctionUrlAnswer } from '../../emulator/lambda/handler';
import { layAnswersReady } from '../../emulator/console-api/describe-run-exclusions';
import { parseAuthorization, signaturesOf } from '../../emulator/sigv4/signature';
import { writeSnapshot } from '../../emulator/store/write-snapshot';
import { projectRoot } from './emulator-process';

/** What the stand-in for Lambda's front door knows and checks. */
interface FunctionUrlOptions {
  readonly answer: (event: unknown) => Promise<FunctionUrlAnswer>;
  /** Whose signatures are believed. */
  readonly keys: Pick<KeyRing, 'find'>;
  /** The region that the function lives in, which requests have to be signed for. */
  readonly region: string;
  readonly clock: Clock;
  /** The CORS rules of the URL. */
  readonly cors: { readonly allowOrigin: () => string; readonly allowHeaders: readonly string[] };
}

const forbidden = (response: ServerResponse) =>
  response.writeHead(403, { 'content-type': 'application/json' }).end('{"Message":"Forbidden"}');

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The event that Lambda makes of a request (payload 2.0): header names in lower case, a binary type's body in base64. */
export function functionUrlEvent(
  {
    method,
    path,
    headers,
    body,
  }: { method: string; path: string; headers: Record<string, string>; body: Buffer },
  userArn: string,
): unknown {
  const [, accountId] = /::(\d{12}):/.exec(userArn) ?? [];
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers,
    requestContext: {
      accountId,
      apiId: 'localfunctionurl',
      authentication: null,
      authorizer: {
        iam: {
          accessKey: 'ASIAEXAMPLE',
          accountId,
          callerId: 'AROAEXAMPLE:CognitoIdentityCredentials',
          cognitoIdentity: null,
          principalOrgId: null,
          userArn,
          userId: 'AROAEXAMPLE:CognitoIdentityCredentials',
        },
      },
      domainName: headers['host'],
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: headers['user-agent'] },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: '22/Nov/2026:22:22:22 +0000',
      timeEpoch: 1795386142000,
    },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

/** Speaks HTTP on one side and the events of a function URL with `AWS_IAM` authorization on the other. */
export async function startFunctionUrl({ answer, keys, region, clock, cors }: FunctionUrlOptions) {
  /** The scopes that requests were signed for, in the order of the requests. */
  const scopes: string[] = [];

  /** Whose signature a request bears, if Lambda would believe it. */
  function signer(request: IncomingMessage, body: Buffer): SigningKey | undefined {
    const authorization = parseAuthorization(request.headers.authorization ?? '');
    if ('problem' in authorization) return undefined;
    scopes.push(`${authorization.region}/${authorization.service}`);
    const key = keys.find(authorization.accessKeyId);
    const headers = request.headersDistinct;
    const time = headers['x-amz-date']?.[0] ?? '';
    if (!key || authorization.service !== 'lambda' || authorization.region !== region) return undefined;
    if (key.sessionToken !== headers['x-amz-security-token']?.[0]) return undefined;
    if (key.expiresAt !== undefined && key.expiresAt <= clock.now()) return undefined;
    if ((headers['x-amz-content-sha256']?.[0] ?? sha256Hex(body)) !== sha256Hex(body)) return undefined;
    const { method = '', url = '' } = request;
    const expected = signaturesOf({ method, url, headers, body }, authorization, time, key.secretAccessKey);
    return expected.includes(authorization.signature) ? key : undefined;
  }

  function preflight(request: IncomingMessage, response: ServerResponse): void {
    const asked = (request.headers['access-control-request-headers'] ?? '')
      .split(',')
      .map((name) => name.trim());
    const allowed =
      request.headers.origin === cors.allowOrigin() &&
      request.headers['access-control-request-method'] === 'POST' &&
      asked.every((name) => name === '' || cors.allowHeaders.includes(name));
    if (!allowed) forbidden(response);
    else
      response
        .writeHead(200, {
          'access-control-allow-origin': cors.allowOrigin(),
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': cors.allowHeaders.join(','),
        })
        .end();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<true> {
    if (request.headers.origin === cors.allowOrigin())
      response.setHeader('access-control-allow-origin', cors.allowOrigin());
    response.setHeader('access-control-expose-headers', EXPOSED_HEADERS.join(','));
    if (request.method === 'OPTIONS') {
      preflight(request, response);
      return true;
    }
    const body = await bodyOf(request);
    const key = signer(request, body);
    if (!key) {
      forbidden(response);
      return true;
    }
    const { method = '', url: path = '' } = request;
    const headers = request.headers as Record<string, string>;
    const given = await answer(functionUrlEvent({ method, path, headers, body }, key.principalArn));
    const encoding = given.isBase64Encoded ? 'base64' : 'utf8';
    response.writeHead(given.statusCode, given.headers).end(Buffer.from(given.body, encoding));
    return true;
  }

  const server = await listen(handle, 0, '127.0.0.1');
  return { origin: `http://127.0.0.1:${server.port}`, scopes, close: server.close };
}

/** The recorded example, and where it lies. */
export const acme = { account: '210987654321', region: 'eu-west-1' } as const;
export const recordedExample = join(projectRoot, 'accounts/recorded-example');

/** What a test serves, and the folder that is laid out like the bucket. */
export interface HostedData extends LaidOutData {
  readonly folder: string;
}

/** Makes snapshots of account folders of one region each, and lays them out below a directory with a catalogue. */
export function hostData(
  directory: string,
  accounts: readonly string[],
  grants: readonly Grant[],
): HostedData {
  const snapshots = join(directory, 'snapshots');
  mkdirSync(snapshots, { recursive: true });
  accounts.forEach((folder, index) => {
    const { newUuid } = createIdSource('snapshot');
    const out = join(snapshots, `${index}.db`);
    writeSnapshot({ folder, out, region: undefined, newUuid, prepare: layAnswersReady });
  });
  const permissions = join(directory, 'permissions.json');
  writeFileSync(permissions, JSON.stringify({ grants }));
  const folder = join(directory, 'bucket');
  return { folder, ...layOutData(snapshots, permissions, folder) };
}
