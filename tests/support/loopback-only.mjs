// Loaded before a program: ends it with exit code 86 at its first connection to another machine, and says to which.
import dns from 'node:dns';
import net from 'node:net';

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/;

function refuse(host) {
  process.stderr.write(`connects to ${host}\n`);
  process.exit(86);
}

const { prototype } = net.Socket;
const connect = Reflect.get(prototype, 'connect');
prototype.connect = function (...args) {
  // Node's own callers pass the arguments as one list.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const { host = 'localhost', path } = typeof first === 'object' ? first : { host: second };
  if (!path && !LOOPBACK.test(host)) refuse(host);
  return Reflect.apply(connect, this, args);
};

const { lookup } = dns;
dns.lookup = (host, ...rest) => (LOOPBACK.test(host) ? lookup(host, ...rest) : refuse(host));
