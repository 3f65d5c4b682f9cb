import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boundConnections } from './connections';
import { respondText } from './respond';

/** Answers a request, or resolves to false for what nobody here knows. */
type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Stops at once: open connections are cut. */
  readonly close: () => Promise<void>;
}

async function answer(handle: Handle, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const known = await handle(request, response);
    if (!known) respondText(response, 404, 'There is nothing at this address.');
  } catch {
    response.destroy();
  }
}

/** An HTTP server with a bound on everything that a client could make large or slow. */
function boundedServer(handle: Handle): Server {
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than clients keep idle connections, so that none of them writes into a closing one.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5000,
    },
    (request, response) => {
      void answer(handle, request, response);
    },
  );
  boundConnections(server);
  server.maxHeadersCount = 100;
  return server;
}

/**
 * Listens on an address; port 0 takes a free one.
 *
 * @throws the system's error, with its `code`, for instance when the port is taken
 */
export async function listen(handle: Handle, port: number, host: string): Promise<Listening> {
  const server = boundedServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
