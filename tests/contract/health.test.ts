import { expect, onTestFinished, test } from 'vitest';
import { storesAnswer } from '../../emulator/paths';
import { startServer } from '../support/emulator';
import { call, send } from '../support/raw-http';
import { startEmulator } from '../support/emulator-process';

test('/health says ok while the accounts can be read, and 503 once one cannot', async () => {
  const server = await startServer();
  onTestFinished(() => server.close().catch(() => {}));
  const ask = () => send(server.origin, { method: 'GET', path: '/health' });
  expect(await ask()).toMatchObject({ status: 200, text: 'ok\n' });
  expect((await send(server.origin, { method: 'HEAD', path: '/health' })).status).toBe(200);
  expect((await send(server.origin, { method: 'POST', path: '/health' })).status).toBe(405);
  expect(storesAnswer(server.accounts)).toBe(true);
  server.accounts.all[0]?.services.store.close();
  expect(storesAnswer(server.accounts)).toBe(false);
  expect(await ask()).toMatchObject({ status: 503, text: 'An account cannot be read.\n' });
});

test('on all addresses a signed call comes in by a container’s name and through a mapped port', async () => {
  const emulator = await startEmulator('--host', '0.0.0.0', '--allow-host', 'inspector.test');
  onTestFinished(async () => void (await emulator.stop()));
  const as = (host: string) => call(emulator.origin, { headers: { host } });
  for (const host of ['inspector:4570', 'localhost:32768', '172.17.0.2:4570', 'inspector.test:4570']) {
    const answer = await as(host);
    expect([host, answer.status]).toEqual([host, 200]);
    expect(JSON.parse(answer.text)).toHaveProperty('rulesPackageArns');
  }
  expect(await as('other.test:4570')).toMatchObject({
    status: 403,
    text: 'This server does not answer for that Host.\n',
  });
  // A probe has the address of the container, and no signature.
  const probe = { method: 'GET', path: '/health', headers: { host: '10.0.0.7:4570' } };
  expect((await send(emulator.origin, probe)).status).toBe(200);
});
