import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startServer } from '../support/emulator';
import { send, sendBytes, signedHeaders } from '../support/raw-http';
import { writeSmallAccounts } from '../support/small-account';

type Settings = NonNullable<Parameters<typeof startServer>[0]>;

let small: ReturnType<typeof writeSmallAccounts>;
beforeAll(() => {
  small = writeSmallAccounts();
});
afterAll(() => small.remove());

async function start(settings: Settings = {}) {
  const server = await startServer({ accounts: small.folders, ...settings });
  onTestFinished(server.close);
  return server;
}
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a fault of our own is answered and told, also after a body was read', async () => {
  let broken = false;
  const clock = {
    now() {
      if (broken) {
        broken = false;
        throw new Error('The clock has stopped.');
      }
      return Date.now();
    },
  };
  const { origin, log } = await start({ clock });
  broken = true;
  const answer = await send(origin, { body: '{}' });
  expect([answer.status, answer.text]).toEqual([500, 'An internal error occurred.\n']);
  expect(log.join('')).toContain('The clock has stopped.');
  expect(log.at(-1)).toContain('"status":500');
});

test('a clock that cannot be stored ends nothing, and is told', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { accounts, log } = await start();
  const [account] = accounts.all;
  if (!account) throw new Error('There is no account');
  const save = vi.spyOn(account, 'saveClock').mockImplementationOnce(() => {
    throw new Error('database or disk is full');
  });
  vi.advanceTimersByTime(5000);
  expect(log.join('')).toContain('database or disk is full');
  vi.advanceTimersByTime(5000);
  expect(save).toHaveBeenCalledTimes(2);
});

test.each(['__proto__', 'constructor', 'toString'])('a header %s is a header like others', async (name) => {
  const { origin, log } = await start();
  const { host } = new URL(origin);
  const head = `Host: ${host}\r\n${name}: x\r\nConnection: close\r\n\r\n`;
  expect(await sendBytes(origin, `GET /about.json HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1\.1 200 /);
  expect(log.join('')).not.toContain('fault');
});

test('a signed header that every object has is missing all the same', async () => {
  const { origin } = await start();
  const headers = await signedHeaders(origin, {});
  const authorization = (headers['authorization'] ?? '').replace(
    'SignedHeaders=',
    'SignedHeaders=constructor;',
  );
  const answer = await send(origin, { headers: { ...headers, authorization }, body: '{}' });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain("The signed header 'constructor' is not in the request.");
});
