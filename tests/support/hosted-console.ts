import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { wireClock } from '../../emulator/clock';
import { REQUEST_HEADERS } from '../../emulator/http/cors';
import { headerRows } from '../../emulator/http/header-rows';
import { listen } from '../../emulator/http/listen';
import { requestPath } from '../../emulator/http/request-target';
import { respondJson } from '../../emulator/http/respond';
import { createStaticFiles } from '../../emulator/http/static-files';
import { createHandler } from '../../emulator/lambda/handler';
import { folderSource } from '../../emulator/lambda/object-source';
import { parseConfig } from '../../src/config/config';
import { consoleHosts } from '../../src/config/console-hosts';
import { startServer, temporaryDirectory } from './emulator';
import { projectRoot } from './emulator-process';
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

/** The sample configuration of the emulator, from which the hosted one takes who signs in whom. */
async function signInOf(origin: string) {
  const response = await fetch(`${origin}/config.json`);
  return (await response.json()) as { issuer: string; clientId: string; accounts: readonly object[] };
}

/**
 * The hosted form on this machine, three origins as on AWS: the built console with the headers of a deployment, the
 * function behind a stand-in for its URL, and the emulator for sign-in and identities alone.
 */
export async function startHostedConsole() {
  const directory = temporaryDirectory();
  const data = hostData(directory.path, [recordedExample], grants);
  const files = createStaticFiles(join(projectRoot, 'dist/console'));
  const hosted: { config?: object; headers?: Readonly<Record<string, string>> } = {};

  async function serveSite(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = requestPath(request) ?? '/';
    for (const [name, value] of Object.entries(hosted.headers ?? {})) response.setHeader(name, value);
    if (path === '/config.json') respondJson(response, hosted.config);
    else if (path === '/about.json')
      respondJson(response, { accounts: [{ id: acme.account, name: 'acme-audit', kind: 'recorded' }] });
    else await files(request, response, path);
    return true;
  }
  const site = await listen(serveSite, 0, '127.0.0.1');
  const origin = `http://127.0.0.1:${site.port}`;

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
  const { issuer, clientId, accounts } = await signInOf(identity.origin);
  hosted.config = {
    issuer,
    clientId,
    accounts,
    endpoints: { inspector: `${url.origin}/{account}/{region}`, cognitoIdentity: identity.origin },
    signing: { name: 'lambda', region: FUNCTION_REGION },
  };
  const rows = headerRows({ connect: consoleHosts(parseConfig(hosted.config)), tls: false });
  hosted.headers = rows.at(-1)?.headers ?? {};

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
