import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { wireClock } from '../../emulator/clock';
import { REQUEST_HEADERS } from '../../emulator/http/cors';
import { createHandler } from '../../emulator/lambda/handler';
import { folderSource } from '../../emulator/lambda/object-source';
import { signInOf, startConsoleSite } from './console-site';
import { startServer, temporaryDirectory } from './emulator';
import { startFunctionUrl } from './function-url';
import { acme, hostData, recordedExample } from './hosted-data';

const FUNCTION_REGION = 'us-east-1';
/** The role that the emulator's identity pool gives a user of the example. */
const roleOf = (user: string) => `arn:aws:sts::${acme.account}:assumed-role/exclusions-console-${user}`;
const READ = ['inspector:List*', 'inspector:Describe*', 'inspector:Get*', 'inspector:PreviewAgents'];
const grants = [
  { principal: roleOf('admin'), accounts: [acme.account], allow: ['inspector:*'] },
  { principal: roleOf('auditor'), accounts: [acme.account], allow: READ },
];

/**
 * The hosted form on this machine, three origins as on AWS: the built console with the headers of a deployment, the
 * function behind a stand-in for its URL, and the emulator for sign-in and identities alone.
 */
export async function startHostedConsole() {
  const directory = temporaryDirectory();
  const data = hostData(directory.path, [recordedExample], grants);
  const site = await startConsoleSite();
  const { origin } = site;

  const identity = await startServer({ accounts: [recordedExample], allowOrigins: [origin] });
  const log: string[] = [];
  const handler = createHandler({
    source: folderSource(data.folder),
    catalogueSha256: data.sha256,
    directory: join(directory.path, 'tmp'),
    capacity: 500_000_000,
    clock: wireClock,
    newUuid: randomUUID,
    log: (line) => log.push(line),
  });
  const url = await startFunctionUrl({
    answer: handler.answer,
    keys: identity.keys,
    region: FUNCTION_REGION,
    clock: wireClock,
    cors: { allowOrigin: () => origin, allowHeaders: REQUEST_HEADERS },
  });
  site.tell({
    config: {
      ...(await signInOf(identity.origin)),
      endpoints: { inspector: `${url.origin}/{account}/{region}`, cognitoIdentity: identity.origin },
      signing: { name: 'lambda', region: FUNCTION_REGION },
    },
    about: { accounts: [{ id: acme.account, name: 'acme-audit', kind: 'recorded' }] },
  });

  return {
    origin,
    /** The function's log lines so far. */
    log,
    /** What the calls were signed for. */
    scopes: url.scopes,
    /** What the emulator was asked: never Inspector. */
    identityLog: identity.log,
    close: async () => {
      await Promise.all([site.close(), url.close(), identity.close()]);
      await handler.close();
      directory.remove();
    },
  };
}
