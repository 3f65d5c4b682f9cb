import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6, type Socket } from 'node:net';
import { respondText } from './messages';

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

/** The most connections at a time: each costs memory, and a file of the process. */
const MOST = 256;
/** What one address may hold of them while others want in. */
const MOST_OF_ADDRESS = MOST / 2;

/** What is known of a connection. */
interface Connection {
  readonly address: string;
  /** When it was last heard, as a number that grows with each event. */
  heard: number;
  bytesRead: number;
  /** Requests that have begun, with their answers, which have not ended. */
  readonly exchanges: Set<readonly [IncomingMessage, ServerResponse]>;
}

/** Whether it is for us to go on: a request has come to its end, and its answer has not been handed over. */
const owesAnswer = ({ exchanges }: Connection): boolean =>
  [...exchanges].some(([request, response]) => request.complete && !response.writableEnded);

/** Whoever has an IPv6 address has at least 2^64 of them: the first half stands for all. An IPv4 address in IPv6 is itself. */
export function addressOf(remote = ''): string {
  if (!isIPv6(remote)) return remote;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(remote);
  if (mapped) return mapped[1] ?? remote;
  const [before = '', after] = remote.split('%', 1)[0]?.split('::') ?? [];
  const first = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? [] : Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

/** The connections of a server, bounded: see {@link boundConnections}. */
class Connections {
  private readonly open = new Map<Socket, Connection>();
  private events = 0;
  private lastLook = 0;

  add(socket: Socket): void {
    const address = addressOf(socket.remoteAddress);
    if (this.open.size >= MOST && !this.makeRoom(address)) {
      socket.destroy();
      return;
    }
    this.open.set(socket, { address, heard: this.now(), bytesRead: 0, exchanges: new Set() });
    socket.once('close', () => this.open.delete(socket));
  }

  /** Notes a request, whose body may be still to come, until its answer has gone. */
  note(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.open.get(request.socket);
    if (!connection) return;
    const exchange = [request, response] as const;
    connection.exchanges.add(exchange);
    connection.heard = this.now();
    response.once('close', () => {
      connection.exchanges.delete(exchange);
      connection.heard = this.now();
    });
  }

  private now(): number {
    this.events += 1;
    return this.events;
  }

  /** Ends the connection that can best be spared; false where none can. */
  private makeRoom(address: string): boolean {
    const held = new Map<string, number>();
    for (const [socket, connection] of this.open) {
      held.set(connection.address, (held.get(connection.address) ?? 0) + 1);
      // It was heard between the last look and now, so no later than what has come since.
      if (socket.bytesRead !== connection.bytesRead)
        connection.heard = Math.max(connection.heard, this.lastLook);
      connection.bytesRead = socket.bytesRead;
    }
    this.lastLook = this.now();
    const isOver = (each: string): boolean => (held.get(each) ?? 0) >= MOST_OF_ADDRESS;
    // Who holds its part makes room itself; else somebody who does, where there is one.
    const whose = isOver(address)
      ? (each: string) => each === address
      : [...held.keys()].some(isOver)
        ? isOver
        : () => true;
    let silent: readonly [Socket, Connection] | undefined;
    for (const entry of this.open) {
      const [, connection] = entry;
      const isSpared = !whose(connection.address) || owesAnswer(connection);
      if (!isSpared && (silent === undefined || connection.heard < silent[1].heard)) silent = entry;
    }
    if (!silent) return false;
    this.open.delete(silent[0]);
    silent[0].destroy();
    return true;
  }
}

/**
 * Bounds the connections of a server. When there are as many as it takes, a new one takes the place of the one that was silent
 * longest: connections that never finish a request shut nobody out. One that waits for an answer of ours is not ended for another.
 * An address that holds half of them or more makes room for all others, and for itself.
 */
function boundConnections(server: Server): void {
  const connections = new Connections();
  server.on('connection', (socket) => connections.add(socket));
  server.on('request', (request, response) => connections.note(request, response));
}
