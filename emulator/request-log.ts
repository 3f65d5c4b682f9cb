import { visibleJson } from '../src/domain/text/safe-text';
import type { Undelivered } from './events/deliver';
import { sentenceOf } from './store/failures';
import type { Print } from './terminal';

/** One line about one request. No header, body or parameter of it: nothing secret can slip in. */
export interface LogLine {
  readonly time: string;
  readonly method: string;
  /** The operation, or the path where it is no call. */
  readonly operation: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId?: string;
  readonly error?: string;
}

export interface RequestLog {
  readonly line: (line: LogLine) => void;
  /**
   * A fault of our own, or a failure of the machine in words, with the request id that the caller was given. Words need no
   * stack, unless lines about requests are asked for.
   */
  readonly fault: (requestId: string, error: unknown) => void;
  /** A notification that did not arrive. Always written: nobody else would say so. */
  readonly undelivered: (undelivered: Undelivered) => void;
}

/** Writes lines of JSON in which nothing is unseen; the lines about requests only when asked for. */
export function createRequestLog(write: Print, lines: boolean): RequestLog {
  return {
    line(line) {
      if (lines) write(visibleJson(line));
    },
    undelivered(undelivered) {
      write(visibleJson(undelivered));
    },
    fault(requestId, error) {
      const reason = sentenceOf(error);
      const stack = error instanceof Error ? error.stack : String(error);
      const told = reason === undefined ? { stack } : { reason, ...(lines && { stack }) };
      write(visibleJson({ fault: 'InternalException', requestId, ...told }));
    },
  };
}
