import type { DataKind } from '../../src/domain/assessment/account-data';
import { DATA_HEADER, EXTENDED_ID_HEADER } from '../../src/domain/assessment/data-mark';
import { ServiceError } from '../inspector/operation';

/** An answer of the protocol, before it has a socket. */
export interface Answer {
  readonly status: number;
  /** JSON, or empty for an operation without output. */
  readonly body: string;
}

/** The answer of an operation: HTTP 200, with an empty body where the operation has no output. */
export function outputAnswer(output: unknown): Answer {
  return { status: 200, body: output === undefined ? '' : JSON.stringify(output) };
}

/** An error as AWS JSON 1.1 prints it: `__type` and `message`, then the members of its shape. */
export function errorAnswer(error: ServiceError): Answer {
  const { code, message, members, httpStatus } = error;
  return { status: httpStatus, body: JSON.stringify({ __type: code, message, ...members }) };
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
