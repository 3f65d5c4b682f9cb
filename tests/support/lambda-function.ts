import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { wireClock } from '../../emulator/clock';
import { createIdSource } from '../../emulator/ids';
import type { Grant } from '../../emulator/lambda/catalogue';
import { createHandler, type Handler } from '../../emulator/lambda/handler';
import { folderSource, type ObjectSource } from '../../emulator/lambda/snapshot-cache';
import { temporaryDirectory } from './emulator';
import { acme, functionUrlEvent, hostData, type HostedData, recordedExample } from './hosted-function';
import { RECORDED, writeSmallAccounts } from './small-account';

/** The account that the function runs in, and who of it may ask what. */
export const HOST = '111111111111';
export const role = (name: string) => `arn:aws:sts::${HOST}:assumed-role/${name}`;
export const session = (name: string) => `${role(name)}/CognitoIdentityCredentials`;
export const operator = `arn:aws:iam::${HOST}:user/operator`;
const grants: readonly Grant[] = [
  { principal: role('reader'), accounts: [acme.account], allow: ['inspector:List*', 'inspector:Describe*'] },
  { principal: role('administrator'), accounts: [acme.account, RECORDED], allow: ['inspector:*'] },
  { principal: operator, accounts: [RECORDED], allow: ['inspector:ListExclusions'] },
];

/** The path of an account's region: the first example's. */
export const path = `/${acme.account}/${acme.region}`;

/** The event of a call, as the function URL makes it. */
export function event(operation: string, input: unknown, caller = session('reader'), more: object = {}) {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `InspectorService.${operation}`,
    authorization: 'AWS4-HMAC-SHA256 Credential=ASIASECRET, Signature=SECRET',
    'x-amz-security-token': 'SECRET',
  };
  const body = Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
  const whole = functionUrlEvent({ method: 'POST', path, headers, body }, caller);
  return { ...(whole as object), ...more };
}

/** Calls a handler, and reads its answer. */
export async function call(handler: Handler, ...of: Parameters<typeof event>) {
  const { statusCode, body } = await handler.answer(event(...of));
  const value = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
  return { status: statusCode, ...value };
}

/** The function over two recorded accounts, for the tests of a file: each test has handlers and a log of its own. */
export function lambdaFunction() {
  const directory = temporaryDirectory();
  let small: ReturnType<typeof writeSmallAccounts>;
  let data: HostedData;
  beforeAll(() => {
    small = writeSmallAccounts();
    data = hostData(directory.path, [recordedExample, small.folders[1] ?? ''], grants);
  });
  afterAll(() => {
    small.remove();
    directory.remove();
  });

  const log: string[] = [];
  let handlers: Handler[];
  let made = 0;
  beforeEach(() => {
    log.length = 0;
    handlers = [];
  });
  afterEach(() => Promise.all(handlers.map((each) => each.close())));

  return {
    directory: directory.path,
    log,
    get data() {
      return data;
    },
    /** A handler as a new instance of the function has it. */
    start: (
      settings: { source?: ObjectSource; capacity?: number; catalogueSha256?: string } = {},
    ): Handler => {
      const handler = createHandler({
        source: folderSource(data.folder),
        catalogueSha256: data.sha256,
        directory: join(directory.path, 'tmp'),
        capacity: 50_000_000,
        clock: wireClock,
        newUuid: createIdSource(`handler ${(made += 1)}`).newUuid,
        log: (line) => log.push(line),
        ...settings,
      });
      handlers.push(handler);
      return handler;
    },
  };
}
