import type { DataKind } from '../../src/domain/assessment/account-data';
import type { Clock } from '../clock';
import type { KeyRing } from '../credentials';
import type { FaultPlan, Faults } from './faults/faults';
import { type Principal, ServiceError } from '../inspector/operation';
import type { SignedRequest } from '../sigv4/signature';
import { verifyRequest, type VerifiedRequest } from '../sigv4/verify-request';
import { type Answer, errorAnswer, internalError, outputAnswer } from './answer';
import { type Call, type CallRequest, readCall } from './read-call';

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
  if (status === 200) return undefined;
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
    const output = options.dispatch(principal, call.operation, plan.input(call.input));
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
