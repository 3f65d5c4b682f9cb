import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { wireClock } from '../../emulator/clock';
import { requestPath } from '../../emulator/http/gate';
import { listen } from '../../emulator/http/listen';
import { respondJson } from '../../emulator/http/messages';
import { headerRows } from '../../emulator/http/security-headers';
import { REQUEST_HEADERS } from '../../emulator/http/route';
import { createStaticFiles } from '../../emulator/http/static-files';
import { createHandler } from '../../emulator/lambda/handler';
import { folderSource } from '../../emulator/lambda/snapshot-cache';
import { parseConfig } from '../../src/config/config';
import { consoleHosts } from '../../src/config/hosts';
import { projectRoot } from './emulator-process';
import { startServer, temporaryDirectory } from './emulator';
import { acme, hostData, recordedExample, startFunctionUrl } from './hosted-function';

/** What a console on a site of its own is told. */
export interface SiteFiles {
  /** The configuration; the headers follow from it. */
  readonly config: object;
  readonly about: object;
}

/** The built console on an origin of its own, with the headers of a deployment: what S3 and CloudFront do on AWS. */
export async function startConsoleSite() {
  const files = createStaticFiles(join(projectRoot, 'dist/console'));
  let told: SiteFiles | undefined;
  let headers: Readonly<Record<string, string>> = {};

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = requestPath(request) ?? '/';
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (path === '/config.json') respondJson(response, told?.config);
    else if (path === '/about.json') respondJson(response, told?.about);
    else await files(request, response, path);
    return true;
  }
  const site = await listen(serve, 0, '127.0.0.1');
  return {
    origin: `http://127.0.0.1:${site.port}`,
    /** Its configuration names servers that have to know this origin first, so it is given later. */
    tell(next: SiteFiles): void {
      told = next;
      const rows = headerRows({ connect: consoleHosts(parseConfig(next.config)), tls: false });
      headers = rows.at(-1)?.headers ?? {};
    },
    close: () => site.close(),
  };
}

/** The part of a configuration that says who signs in whom, as an emulator gives it. */
export async function signInOf(origin: string) {
  const response = await fetch(`${origin}/config.json`);
  const { issuer, clientId, accounts } = (await response.json()) as {
    issuer: string;
    clientId: string;
    accounts: readonly object[];
  };
  return { issuer, clientId, accounts };
}

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

/**
 * A console that is set up to ask AWS's own endpoint, and what stands in that endpoint's place since the service
 * ended: a port that takes connections and says nothing. A browser has to be told to find it there.
 */
export async function startEndedService() {
  const site = await startConsoleSite();
  const identity = await startServer({ allowOrigins: [site.origin] });
  const sockets = new Set<Socket>();
  const silence = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void silence.listen(0, '127.0.0.1', resolve));
  const address = silence.address();
  if (address === null || typeof address === 'string') throw new Error('The silent port has no number');
  const { accounts, ...signIn } = await signInOf(identity.origin);
  site.tell({
    config: { ...signIn, accounts, endpoints: { cognitoIdentity: identity.origin } },
    about: { accounts: [] },
  });
  return {
    origin: site.origin,
    /** For `--host-resolver-rules`. */
    resolverRule: `MAP *.amazonaws.com 127.0.0.1:${address.port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void silence.close(resolve));
      await Promise.all([site.close(), identity.close()]);
    },
  };
}
