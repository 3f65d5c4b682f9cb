import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { requestPath } from '../../emulator/http/gate';
import { listen } from '../../emulator/http/listen';
import { headerRows, respondJson } from '../../emulator/http/respond';
import { createStaticFiles } from '../../emulator/http/static-files';
import { parseConfig } from '../../src/config/config';
import { consoleHosts } from '../../src/config/console-hosts';
import { projectRoot } from './emulator-process';

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
