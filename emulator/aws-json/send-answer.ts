import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { dataHeader } from './answer';
import type { ProtocolAnswer } from './protocol';

/** Ends a connection as a machine does that dies: with a reset, not with a goodbye. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/**
 * Puts an answer on the wire. The `date` is the wire clock's, because the SDKs set their own clock by
 * it when a signature is refused. A fault rule may have it cut off or replaced by a reset.
 */
export function sendAnswer(response: ServerResponse, answer: ProtocolAnswer, clock: Clock): void {
  if (answer.transport === 'reset') return reset(response);
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': body.length,
    'x-amzn-requestid': answer.requestId,
    date: new Date(clock.now()).toUTCString(),
    'cache-control': 'no-store',
    ...dataHeader(answer.data),
  });
  if (answer.transport !== 'truncate') response.end(body);
  else response.write(body.subarray(0, Math.ceil(body.length / 2)), () => reset(response));
}
