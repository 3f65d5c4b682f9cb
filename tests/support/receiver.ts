import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver of notifications got: the body as it came. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A receiver of notifications on a free port of the loopback interface. */
export interface Receiver {
  readonly url: string;
  /** Everything so far. */
  readonly received: readonly Received[];
  /** Resolves once so many have come in all. */
  readonly until: (count: number) => Promise<readonly Received[]>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a receiver.
 * @param answer gives the status of an answer, by the number of the request from 1; undefined leaves it without one
 */
export async function startReceiver(
  answer: (number: number) => number | undefined = () => 200,
): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, text });
      const status = answer(received.length);
      if (status !== undefined) response.writeHead(status).end();
      for (const { count, resolve } of waiting) if (received.length >= count) resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/topic?x=1`,
    received,
    async until(count) {
      if (received.length < count)
        await new Promise<void>((resolve) => {
          waiting.push({ count, resolve });
        });
      return received;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
