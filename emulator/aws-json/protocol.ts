import type { ServerResponse } from 'node:http';
import { DATA_HEADER, type DataKind, EXTENDED_ID_HEADER } from '../../src/domain/assessment/account-data';
import type { Clock } from '../clock';
import type { KeyRing } from '../credentials';
import { acceptedEncoding, sendLines } from '../http/messages';
import { LinesOutput, type Principal } from '../inspector/operation';
import { errorMembers, ServiceError } from '../inspector/errors';
import type { SignedRequest } from '../sigv4/signature';
import { type VerifiedRequest, verifyRequest } from '../sigv4/verify-request';
import type { FaultPlan, Faults } from './faults';
import { type Call, type CallRequest, readCall } from './read-call';

/** An answer of the protocol, before it has a socket. */
export interface Answer {
  readonly status: number;
  /** JSON, or empty for an operation without output; lines of JSON for one of ours that answers so. */
  readonly body: string | LinesOutput;
}

/** The answer of an operation: HTTP 200, with an empty body where the operation has no output. */
export function outputAnswer(output: unknown): Answer {
  if (output instanceof LinesOutput) return { status: 200, body: output };
  return { status: 200, body: output === undefined ? '' : JSON.stringify(output) };
}

/** An error as AWS JSON 1.1 prints it. */
export function errorAnswer(error: ServiceError): Answer & { readonly body: string } {
  return { status: error.httpStatus, body: JSON.stringify(errorMembers(error)) };
}

/** What a caller learns of an operation of ours that is not answered here: as of any that is not known. */
function notOffered(operation: string): ServiceError {
  return new ServiceError(
    'UnknownOperationException',
    `The operation '${operation}' is not answered here: ask by Inspector's own.`,
  );
}

/** What every answer about an account's data says of it, errors too: whoever keeps the headers keeps it. */
export function dataHeader(data: DataKind | undefined): Readonly<Record<string, string>> {
  return data === undefined ? {} : { [DATA_HEADER]: data, [EXTENDED_ID_HEADER]: data };
}

/** What a caller learns of a fault of our own: that there was one, and the id to look for in the log. */
export function internalError(requestId: string): ServiceError {
  return new ServiceError(
    'InternalException',
    `An internal error occurred. The request id is ${requestId}.`,
    { canRetry: true },
    500,
  );
}

/** Ends a connection as a machine does that dies: with a reset, not with a goodbye. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

const JSON_TYPE = 'application/x-amz-json-1.1';
/** What lines of JSON are sent as. */
export const LINES_TYPE = 'application/x-ndjson';

/**
 * Puts an answer on the wire, lines as they are made. The `date` is the wire clock's, because the SDKs set their own
 * clock by it when a signature is refused. A fault rule may have it cut off or replaced by a reset.
 *
 * @throws what the making of a line throws, after the connection has been broken off
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: ProtocolAnswer,
  clock: Clock,
): Promise<void> {
  if (answer.transport === 'reset') return reset(response);
  const { status, body: output } = answer;
  const headers = {
    'x-amzn-requestid': answer.requestId,
    date: new Date(clock.now()).toUTCString(),
    'cache-control': 'no-store',
    ...dataHeader(answer.data),
  };
  if (output instanceof LinesOutput && answer.transport !== 'truncate') {
    const encoding = acceptedEncoding(response.req.headers['accept-encoding']);
    response.writeHead(status, {
      ...headers,
      'content-type': LINES_TYPE,
      ...(encoding && { 'content-encoding': encoding }),
    });
    return sendLines(response, output.lines, encoding);
  }
  const text = output instanceof LinesOutput ? [...output.lines, ''].join('\n') : output;
  const body = Buffer.from(text);
  response.writeHead(status, {
    ...headers,
    'content-type': output === text ? JSON_TYPE : LINES_TYPE,
    'content-length': body.length,
  });
  if (answer.transport !== 'truncate') response.end(body);
  else response.write(body.subarray(0, Math.ceil(body.length / 2)), () => reset(response));
}

/** An answer, which operation it belongs to as far as that was known, and what is to go wrong on its way. */
export interface ProtocolAnswer extends Answer {
  readonly requestId: string;
  readonly operation: string | undefined;
  readonly error: string | undefined;
  readonly transport: FaultPlan['transport'];
  /** Which data the answer is about; undefined where it is about no account, or nobody has proved who asks. */
  readonly data: DataKind | undefined;
}

export interface ProtocolOptions {
  readonly keys: KeyRing;
  /** The wire clock. */
  readonly clock: Clock;
  readonly faults: Faults;
  readonly isOperation: (name: string) => boolean;
  /** Whether one of our own operations is answered here. */
  readonly offers: (name: string) => boolean;
  /** Gives the output, or a promise of it. */
  readonly dispatch: (principal: Principal, operation: string, input: unknown) => unknown;
  /** Whether an account's data is simulated or recorded. */
  readonly dataOf: (accountId: string) => DataKind | undefined;
  /** Cognito Identity's two operations, which nobody signs. */
  readonly cognito: (operation: string, input: unknown) => Promise<Answer>;
  readonly newRequestId: () => string;
  /** Where a fault of our own is told, so that the caller need not see it. */
  readonly report: (requestId: string, error: unknown) => void;
}

/** The name of the error in an answer: Cognito's refusals come as answers. */
function errorIn({ status, body }: Answer): string | undefined {
  if (status === 200 || typeof body !== 'string') return undefined;
  const { __type: name } = JSON.parse(body) as { readonly __type: string };
  return name;
}

/**
 * AWS JSON 1.1 without a socket: reads a call, finds out who signed it, dispatches it and prints the
 * answer. Never throws: what goes wrong inside is answered as InternalException and reported.
 */
export function createProtocol(options: ProtocolOptions): (request: CallRequest) => Promise<ProtocolAnswer> {
  const { keys, clock, faults } = options;

  /** Who signed a call. */
  function readSigner(call: Call, request: CallRequest): VerifiedRequest {
    const signed: SignedRequest = { ...request, body: call.body };
    const verified = verifyRequest(signed, keys, clock);
    if ('code' in verified) throw new ServiceError(verified.code, verified.message);
    return verified;
  }

  async function callSigned(call: Call, { key, region }: VerifiedRequest, plan: FaultPlan): Promise<Answer> {
    await plan.wait();
    if (plan.expireCredentials) {
      if (key.expiresAt !== undefined) keys.add({ ...key, expiresAt: clock.now() });
      throw new ServiceError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    }
    plan.refuse(call.input);
    const principal = { accountId: key.accountId, region, arn: key.principalArn, allow: key.allow };
    const output = await options.dispatch(principal, call.operation, plan.input(call.input));
    return outputAnswer(plan.output(call.input, output));
  }

  async function callCognito(call: Call, plan: FaultPlan): Promise<Answer> {
    await plan.wait();
    plan.refuse(call.input);
    return options.cognito(call.operation, call.input);
  }

  return async function answer(request) {
    const requestId = options.newRequestId();
    let operation: string | undefined;
    let plan: FaultPlan | undefined;
    let data: DataKind | undefined;
    try {
      const call = readCall(request, options.isOperation);
      operation = call.operation;
      const signer = call.service === 'cognito-identity' ? undefined : readSigner(call, request);
      data = signer && options.dataOf(signer.key.accountId);
      if (call.service === 'exclusions-console' && !options.offers(operation)) throw notOffered(operation);
      plan = faults.plan(operation, signer?.key.accountId);
      const done = await (signer ? callSigned(call, signer, plan) : callCognito(call, plan));
      return { ...done, requestId, operation, error: errorIn(done), transport: plan.transport, data };
    } catch (error) {
      const known = error instanceof ServiceError;
      if (!known) options.report(requestId, error);
      const refusal = known ? error : internalError(requestId);
      const { transport } = plan ?? {};
      return { ...errorAnswer(refusal), requestId, operation, error: refusal.code, transport, data };
    }
  };
}
