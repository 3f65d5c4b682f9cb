import type { Clock } from '../clock';
import type { KeyRing } from '../credentials';
import type { FaultPlan, Faults } from './faults/faults';
import { type Principal, ServiceError } from '../inspector/operation';
import type { SignedRequest } from '../sigv4/signature';
import { verifyRequest } from '../sigv4/verify-request';
import { type Answer, errorAnswer, internalError, outputAnswer } from './answer';
import { type Call, type CallRequest, readCall } from './read-call';

/** An answer, which operation it belongs to as far as that was known, and what is to go wrong on its way. */
export interface ProtocolAnswer extends Answer {
  readonly requestId: string;
  readonly operation: string | undefined;
  readonly error: string | undefined;
  readonly transport: FaultPlan['transport'];
}

export interface ProtocolOptions {
  readonly keys: KeyRing;
  /** The wire clock. */
  readonly clock: Clock;
  readonly faults: Faults;
  readonly isOperation: (name: string) => boolean;
  readonly dispatch: (principal: Principal, operation: string, input: unknown) => unknown;
  /** Cognito Identity's two operations, which nobody signs. */
  readonly cognito: (operation: string, input: unknown) => Promise<Answer>;
  readonly newRequestId: () => string;
  /** Where a fault of our own is told, so that the caller need not see it. */
  readonly report: (requestId: string, error: unknown) => void;
}

/**
 * AWS JSON 1.1 without a socket: reads a call, finds out who signed it, dispatches it and prints the
 * answer. Never throws: what goes wrong inside is answered as InternalException and reported.
 */
export function createProtocol(options: ProtocolOptions): (request: CallRequest) => Promise<ProtocolAnswer> {
  const { keys, clock, faults } = options;

  async function callSigned(call: Call, request: CallRequest): Promise<[Answer, FaultPlan]> {
    const signed: SignedRequest = { ...request, body: call.body };
    const verified = verifyRequest(signed, keys, clock);
    if ('code' in verified) throw new ServiceError(verified.code, verified.message);
    const { key, region } = verified;
    const plan = faults.plan(call.operation, key.accountId);
    if (plan.expireCredentials) {
      if (key.expiresAt !== undefined) keys.add({ ...key, expiresAt: clock.now() });
      throw new ServiceError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    }
    await plan.before(call.input);
    const principal = { accountId: key.accountId, region, arn: key.principalArn, allow: key.allow };
    const output = options.dispatch(principal, call.operation, plan.input(call.input));
    return [outputAnswer(plan.output(call.input, output)), plan];
  }

  async function callCognito(call: Call): Promise<[Answer, FaultPlan]> {
    const plan = faults.plan(call.operation, undefined);
    await plan.before(call.input);
    return [await options.cognito(call.operation, call.input), plan];
  }

  return async function answer(request) {
    const requestId = options.newRequestId();
    let operation: string | undefined;
    try {
      const call = readCall(request, options.isOperation);
      operation = call.operation;
      const [done, plan] = await (call.service === 'cognito-identity'
        ? callCognito(call)
        : callSigned(call, request));
      return { ...done, requestId, operation, error: undefined, transport: plan.transport };
    } catch (error) {
      const known = error instanceof ServiceError;
      if (!known) options.report(requestId, error);
      const refusal = known ? error : internalError(requestId);
      return { ...errorAnswer(refusal), requestId, operation, error: refusal.code, transport: undefined };
    }
  };
}
