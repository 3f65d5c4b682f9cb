import { createServer, type Socket } from 'node:net';
import { signInOf, startConsoleSite } from './console-site';
import { startServer } from './emulator';

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
