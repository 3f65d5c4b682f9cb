/** Connections that never finish what they begin shut nobody out. Over real sockets. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBody, respondText } from '../../emulator/http/messages';
import { listen, type Listening } from '../../emulator/http/listen';

/** More than the server takes at a time, which is 256. */
const MANY = 300;
const MOST = 256;

let server: Listening;
let sockets: Socket[];
/** Answers the request to /slow. */
let release: () => void;
/** The request to /slow has arrived. */
let arrived: Promise<void>;
beforeEach(async () => {
  sockets = [];
  const released = new Promise<void>((resolve) => (release = resolve));
  let tell = (): void => {};
  arrived = new Promise((resolve) => (tell = resolve));
  server = await listen(
    async (request, response) => {
      await readBody(request);
      if (request.url === '/slow') {
        tell();
        await released;
      }
      respondText(response, 200, 'answered');
      return true;
    },
    0,
    '127.0.0.1',
  );
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  release();
  await server.close();
});

/** Connects, sends the beginning of a request, and never its end. */
async function hang(beginning: string, localAddress?: string): Promise<Socket> {
  const socket = connect({ port: server.port, host: '127.0.0.1', ...(localAddress && { localAddress }) });
  sockets.push(socket);
  // Ended by the server: that is what is looked at.
  socket.on('error', () => {}).resume();
  await once(socket, 'connect');
  if (beginning !== '') await new Promise<void>((resolve) => socket.write(beginning, () => resolve()));
  return socket;
}

const BEGINNINGS = {
  'say nothing': '',
  'send half a line': 'POST / HT',
  'send headers without their end': 'GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n',
  'send headers and no body': 'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100000\r\n\r\n{',
};

/** Asks in a connection of its own, as somebody who comes anew. */
const ask = async (path = '/'): Promise<number> =>
  (await fetch(`http://127.0.0.1:${server.port}${path}`, { headers: { connection: 'close' } })).status;

test.each(Object.entries(BEGINNINGS))(
  '300 that %s leave room for the next one, each time',
  async (_, text) => {
    await Promise.all(Array.from({ length: MANY }, () => hang(text)));
    for (let asked = 0; asked < 5; asked += 1) expect(await ask()).toBe(200);
  },
);

describe.runIf(process.platform === 'linux')('an address that holds many', () => {
  test('makes room, for itself and for others, who keep what they have', async () => {
    const others = await Promise.all(Array.from({ length: 20 }, () => hang('POST / HT', '127.0.0.3')));
    const own: Socket[] = [];
    for (let opened = 0; opened < MANY; opened += 1) own.push(await hang('POST / HT', '127.0.0.2'));
    expect(await ask()).toBe(200);
    // As many as there is no room for, and one for who asked last: the oldest of them.
    const spared = own.splice(MANY + others.length + 1 - MOST);
    await Promise.all(own.map(async (socket) => socket.closed || once(socket, 'close')));
    for (const socket of [...others, ...spared]) expect(socket.closed).toBe(false);
  });
});

test('who waits for an answer keeps its connection, and gets it', async () => {
  const answer = ask('/slow');
  await arrived;
  await Promise.all(Array.from({ length: MANY }, () => hang('POST / HT')));
  expect(await ask()).toBe(200);
  release();
  expect(await answer).toBe(200);
});
