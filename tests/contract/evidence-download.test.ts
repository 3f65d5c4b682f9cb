import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { manualClock } from '../support/manual-clock';
import { startServer, temporaryDirectory } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';
import { call, errorOf, send } from '../support/raw-http';
import { readZip, wrongChecksums } from '../support/unzip';

const TARGET = 'ExclusionsConsole.PrepareEvidence';
const auditor = {
  accessKeyId: 'AKIAI44QH8DHAUDITOR1',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/auditorEXAMPLEKEY02',
};
const newcomer = {
  accessKeyId: 'AKIAI44QH8DHNEWCOMER',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/newcomerEXAMPLEKEY3',
};

const directory = temporaryDirectory();
const running: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const server of running) await server.close();
  directory.remove();
});

/** A server with a copy of the recorded example, which a test may change. */
async function serve() {
  const folder = join(mkdtempSync(join(directory.path, 'of-')), 'acme');
  cpSync(join(projectRoot, 'accounts/recorded-example'), folder, { recursive: true });
  const clock = manualClock(Date.UTC(2026, 4, 21));
  const server = await startServer({ accounts: [folder], clock });
  running.push(server);
  const ask = (credentials = auditor) =>
    call(server.origin, { target: TARGET, credentials, region: 'eu-west-1', at: new Date(clock.now()) });
  const ready = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { status, text } = await ask();
    expect(status, text).toBe(200);
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  };
  return { ...server, folder, clock, ask, ready };
}

test('the zip file is that of the command, with the name of who proved to ask, and comes once', async () => {
  const { origin, folder, log, ready } = await serve();
  const { path, documents } = await ready();
  expect(documents).toBe(24);
  const answer = await fetch(`${origin}${String(path)}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="evidence\.acme-audit-210987654321\.2026-05-21\.zip"; /,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const files = readZip(Buffer.from(await answer.arrayBuffer()));

  expect(files.has('SHA256SUMS')).toBe(true);
  expect(wrongChecksums(files)).toEqual([]);
  const manifest = JSON.parse((files.get('manifest.json') ?? '').toString()) as {
    readonly exportedBy: string;
    readonly accounts: readonly { readonly documents: readonly { name: string; file: string | null }[] }[];
  };
  expect(manifest.exportedBy).toBe('arn:aws:iam::210987654321:user/auditor');
  const [{ documents: told } = { documents: [] }] = manifest.accounts;
  expect(told.filter(({ file }) => file === null).map(({ name }) => name)).toEqual(['users.json']);
  for (const { name, file } of told)
    if (file !== null) expect(files.get(file)?.equals(readFileSync(join(folder, name))), name).toBe(true);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['README.txt', 'report.html', 'report.oscal.json']),
  );

  expect((await fetch(`${origin}${String(path)}`)).status).toBe(404);
  const secret = String(path).split('=')[1] ?? 'none';
  expect(log.join('\n')).toContain('/evidence.zip');
  expect(log.join('\n')).not.toContain(secret);
});

test('it is for who may read everything, and for a minute', async () => {
  const { origin, clock, ask, ready } = await serve();
  const refused = await ask(newcomer);
  expect(refused.status).toBe(400);
  expect(errorOf(refused)).toMatchObject({ name: 'AccessDeniedException' });
  for (const path of ['/evidence.zip', '/evidence.zip?ticket=', '/evidence.zip?ticket=guess'])
    expect((await send(origin, { method: 'GET', path })).status).toBe(404);

  const { path } = await ready();
  expect((await send(origin, { method: 'HEAD', path: String(path) })).status).toBe(405);
  clock.advance(60_001);
  expect((await send(origin, { method: 'GET', path: String(path) })).status).toBe(404);
  // A page of another site cannot make the browser fetch it.
  const again = await ready();
  const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  const { status } = await send(origin, { method: 'GET', path: String(again['path']), headers: foreign });
  expect(status).toBe(403);
});

test('a document that is not what was imported is named, and nothing is given out', async () => {
  const { folder, ready } = await serve();
  const name = 'list-exclusions.0-Gy1CvB5h.json';
  const before = readFileSync(join(folder, name));
  writeFileSync(join(folder, name), `${before.toString()} `);
  expect(await ready()).toEqual({ ready: false, why: 'changed', document: name, folder: 'acme' });
  writeFileSync(join(folder, name), before);
  expect(await ready()).toMatchObject({ ready: true });
  rmSync(join(folder, name));
  expect(await ready()).toMatchObject({ ready: false, why: 'changed', document: name });
  writeFileSync(join(folder, name), before);
  // What is not handed over need not be there.
  rmSync(join(folder, 'users.json'));
  expect(await ready()).toMatchObject({ ready: true });
  renameSync(folder, `${folder}-moved`);
  expect(await ready()).toMatchObject({ ready: false, why: 'changed', document: 'account.json' });
});

test('a document that changes after that ends the transfer without an end', async () => {
  const { origin, folder, ready } = await serve();
  const { path } = await ready();
  writeFileSync(join(folder, 'list-exclusions.0-Gy1CvB5h.json'), '{}');
  const answer = await fetch(`${origin}${String(path)}`);
  await expect(answer.arrayBuffer()).rejects.toThrow();
  // The next one is answered as ever.
  writeFileSync(join(folder, 'list-exclusions.0-Gy1CvB5h.json'), '{}');
  expect(await ready()).toMatchObject({ ready: false });
});
