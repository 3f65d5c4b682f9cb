import { createHash, createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

const hash = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

/** Signs calls of Inspector, as the AWS CLI does, for one key and region. */
export function createSigner({ accessKeyId, secretAccessKey }, region, host) {
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
      'x-amz-target': `InspectorService.${operation}`,
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
