/** What the benchmarks measure with: the built emulator as a process of its own, signed calls of it, medians. */
import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { root } from '../../scripts/lib/npm-script.mjs';

export const median = (numbers) => {
  const sorted = numbers.filter((each) => each !== undefined).toSorted((a, b) => a - b);
  return sorted.length === 0 ? undefined : sorted[Math.floor((sorted.length - 1) / 2)];
};

/** The value that so large a part of the numbers is at most. */
export const quantile = (numbers, part) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

/** Starts the built emulator, and waits until it is ready. */
export async function startBuilt(argv) {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/emulator/main.js'), '--port', '0', ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const origin = await new Promise((resolve, reject) => {
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
      const ready = /^ready (\S+)\/$/m.exec(out)?.[1];
      if (ready) resolve(ready);
    });
    void ended.then(() => reject(new Error(`The emulator ended before it was ready: ${log}`)));
  });
  return {
    origin,
    milliseconds: performance.now() - begun,
    /** Resident memory in MB, now (`VmRSS`) or at its highest (`VmHWM`); undefined where the system does not tell. */
    memory(field) {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
        return Math.round(Number(kilobytes) / 10) / 100;
      } catch {
        return undefined;
      }
    },
    /** Ends it, and gives back its log. */
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return log;
    },
  };
}

/** Starts it over an account's folder and its store; every call is answered so much later. */
export async function startEmulator(folder, data, delayMs) {
  const faults = join(data, `delay-${delayMs}.json`);
  writeFileSync(faults, JSON.stringify(delayMs > 0 ? [{ operation: '*', delayMs }] : []));
  const emulator = await startBuilt(['--account', folder, '--data', data, '--faults', faults]);
  return {
    origin: emulator.origin,
    stop: async () => {
      await emulator.stop();
      rmSync(faults, { force: true });
    },
  };
}

const hash = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

/** Signs calls of Inspector, as the AWS CLI does, for one key and region. */
function createSigner({ accessKeyId, secretAccessKey }, region, host) {
  let day = '';
  let key;
  return (operation, body) => {
    const time = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
    if (time.slice(0, 8) !== day) {
      day = time.slice(0, 8);
      key = [day, region, 'inspector', 'aws4_request'].reduce(hmac, `AWS4${secretAccessKey}`);
    }
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      host,
      'x-amz-date': time,
      'x-amz-target': operation.includes('.') ? operation : `InspectorService.${operation}`,
    };
    const names = Object.keys(headers).join(';');
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    const scope = `${day}/${region}/inspector/aws4_request`;
    const canonical = ['POST', '/', '', lines.join(''), names, hash(body)].join('\n');
    const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n')).toString(
      'hex',
    );
    headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    return headers;
  };
}

/** A client that keeps its connections. Calls give the answer's text, and throw for anything but a 200. */
export function createClient(origin, key, region) {
  const { hostname, port, host } = new URL(origin);
  const sign = createSigner(key, region, host);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    call(operation, input) {
      const body = JSON.stringify(input);
      const headers = { ...sign(operation, body), 'content-length': Buffer.byteLength(body) };
      return new Promise((resolve, reject) => {
        const sent = request({ hostname, port, method: 'POST', path: '/', headers, agent }, (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${operation} was answered with ${response.statusCode}: ${text}`));
          });
        });
        sent.on('error', reject);
        sent.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}

/** When the largest contentful paint of a page was, by the clock of the machine, in milliseconds. */
export const largestPaint = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last) resolve(performance.timeOrigin + last.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
