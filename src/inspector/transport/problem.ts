import { visibleText } from '../../domain/text/safe-text';

/**
 * The one funnel for what goes wrong: whatever a call throws becomes a {@link Problem}, told apart by
 * the error's name, because the status does not tell (AWS answers ThrottlingException with 400).
 */
export type ProblemKind =
  | 'access-denied'
  /** Who is signed in may not open the account at all. */
  | 'account-closed'
  | 'not-found'
  | 'not-in-this-data'
  /** The saved list is from before the run ended: what came after is not in this data. */
  | 'saved-during-run'
  | 'invalid'
  | 'limit-exceeded'
  | 'throttled'
  | 'session-ended'
  | 'clock-skew'
  | 'preview-in-progress'
  | 'temporarily-unavailable'
  | 'busy-agents'
  | 'network'
  | 'service-ended'
  | 'bad-answer'
  | 'canceled'
  | 'failure';

/** The members of a {@link Problem}. */
export interface ProblemParts {
  readonly kind: ProblemKind;
  /** The error's name on the wire, or our own word where there was no answer. */
  readonly code: string;
  /** The service's own words, or ours. In English. */
  readonly message: string;
  readonly requestId: string | undefined;
  /** Whether asking once more may end differently. */
  readonly retryable: boolean;
}

/** Why something could not be done. Every query and mutation of the console fails with one. */
export class Problem extends Error implements ProblemParts {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly retryable: boolean;

  constructor({ kind, code, message, requestId, retryable }: ProblemParts, cause?: unknown) {
    super(message, { cause });
    this.name = 'Problem';
    this.kind = kind;
    this.code = code;
    this.requestId = requestId;
    this.retryable = retryable;
  }
}

/** Where a call went, as far as it helps to name the problem. */
export interface CallContext {
  /** AWS's own endpoint, which stopped answering when the service ended on 2026-05-20. */
  readonly awsEndpoint: boolean;
  /** What the browser believes; without a network nothing can be said about the service. */
  readonly online: boolean;
}

const NAMES: Readonly<Record<string, ProblemKind>> = {
  // The model's own.
  AccessDeniedException: 'access-denied',
  AgentsAlreadyRunningAssessmentException: 'busy-agents',
  AssessmentRunInProgressException: 'temporarily-unavailable',
  InternalException: 'failure',
  InvalidCrossAccountRoleException: 'access-denied',
  InvalidInputException: 'invalid',
  LimitExceededException: 'limit-exceeded',
  NoSuchEntityException: 'not-found',
  PreviewGenerationInProgressException: 'preview-in-progress',
  ServiceTemporarilyUnavailableException: 'temporarily-unavailable',
  UnsupportedFeatureException: 'invalid',
  // AWS's common ones, and those of Cognito Identity, which gives the credentials.
  AccessDenied: 'access-denied',
  NotAuthorized: 'access-denied',
  OptInRequired: 'access-denied',
  UnauthorizedOperation: 'access-denied',
  ValidationException: 'invalid',
  ValidationError: 'invalid',
  SerializationException: 'invalid',
  InvalidParameterException: 'invalid',
  InvalidAction: 'invalid',
  UnknownOperationException: 'invalid',
  ResourceNotFoundException: 'not-found',
  ExpiredToken: 'session-ended',
  ExpiredTokenException: 'session-ended',
  NotAuthorizedException: 'session-ended',
  UnrecognizedClientException: 'session-ended',
  InvalidClientTokenId: 'session-ended',
  MissingAuthenticationToken: 'session-ended',
  MissingAuthenticationTokenException: 'session-ended',
  IncompleteSignature: 'session-ended',
  IncompleteSignatureException: 'session-ended',
  CredentialsProviderError: 'session-ended',
  SignInError: 'session-ended',
  InvalidSignatureException: 'clock-skew',
  SignatureDoesNotMatch: 'clock-skew',
  RequestExpired: 'clock-skew',
  RequestInTheFuture: 'clock-skew',
  RequestTimeTooSkewed: 'clock-skew',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  ThrottledException: 'throttled',
  RequestLimitExceeded: 'throttled',
  SlowDown: 'throttled',
  TooManyRequestsException: 'throttled',
  ServiceUnavailable: 'temporarily-unavailable',
  ServiceUnavailableException: 'temporarily-unavailable',
  TimeoutError: 'network',
  TypeError: 'network',
  SyntaxError: 'bad-answer',
  AbortError: 'canceled',
};

const RETRYABLE: ReadonlySet<ProblemKind> = new Set([
  'throttled',
  'session-ended',
  'preview-in-progress',
  'temporarily-unavailable',
  'busy-agents',
  'network',
  'bad-answer',
  'canceled',
  'failure',
]);

/** Node's sockets name what happened in `code` instead of `name`. */
const SOCKET = /^(?:ECONN|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|EHOSTUNREACH|UND_ERR)/;

/** What Cognito Identity says of a token that it does not take; its other refusals are about the identity pool. */
const TOKEN_REFUSED = /^(?:Invalid login token|Logins don't match|Token expired)/i;

/** The emulator's words where the account's recorded data has a gap, on the error that AWS would give. */
const NOT_IN_THIS_DATA = /\bnot in this data\b/i;
const SAVED_DURING_RUN = /\bsaved while the run was in progress\b/i;

interface Shape {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly canRetry?: unknown;
  readonly $metadata?: { readonly requestId?: unknown; readonly httpStatusCode?: unknown };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function kindOf(name: string, shape: Shape, status: unknown): ProblemKind {
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (SOCKET.test(text(shape.code) ?? '')) return 'network';
  if (known) return known;
  if (status === 429) return 'throttled';
  return status === 503 ? 'temporarily-unavailable' : 'failure';
}

/**
 * Makes a {@link Problem} of anything that was thrown. Total: it never throws, and a Problem stays itself.
 *
 * @param context without it a call that got no answer is the network's fault
 */
export function toProblem(error: unknown, context?: CallContext): Problem {
  if (error instanceof Problem) return error;
  const shape: Shape = typeof error === 'object' && error !== null ? error : {};
  const name = text(shape.name) ?? 'Error';
  const message = visibleText(text(shape.message) ?? (typeof error === 'string' ? error : ''));
  const metadata = typeof shape.$metadata === 'object' ? shape.$metadata : undefined;
  let kind = kindOf(name, shape, metadata?.httpStatusCode);
  // Answers have a status: a TypeError without one is fetch's, with one it is an answer we could not read.
  const answered = typeof metadata?.httpStatusCode === 'number';
  if (kind === 'network' && name === 'TypeError' && answered) kind = 'bad-answer';
  if (kind === 'network' && context?.awsEndpoint && context.online) kind = 'service-ended';
  if (name === 'NotAuthorizedException' && !TOKEN_REFUSED.test(message)) kind = 'account-closed';
  if ((kind === 'not-found' || kind === 'temporarily-unavailable') && NOT_IN_THIS_DATA.test(message))
    kind = SAVED_DURING_RUN.test(message) ? 'saved-during-run' : 'not-in-this-data';
  return new Problem(
    {
      kind,
      code: name,
      message,
      requestId: text(metadata?.requestId),
      retryable: typeof shape.canRetry === 'boolean' ? shape.canRetry : RETRYABLE.has(kind),
    },
    error,
  );
}

/**
 * Whether a call was refused because the endpoint does not know its operation. What is wrong with a call's own input is
 * InvalidInputException, with Inspector as with an endpoint of ours.
 */
export function isUnknownOperation({ kind, code }: Pick<Problem, 'kind' | 'code'>): boolean {
  return kind === 'invalid' && code !== 'InvalidInputException';
}

/** The problem of an answer that lacks what the model requires. It is never shown as if it were complete. */
export function badAnswer(what: string): Problem {
  return new Problem({
    kind: 'bad-answer',
    code: 'BadAnswer',
    message: `The answer is incomplete: ${what}`,
    requestId: undefined,
    retryable: true,
  });
}

const FAILED_ITEMS: Readonly<Record<string, ProblemKind>> = {
  ACCESS_DENIED: 'access-denied',
  ITEM_DOES_NOT_EXIST: 'not-found',
  LIMIT_EXCEEDED: 'limit-exceeded',
  INTERNAL_ERROR: 'failure',
  NO_ANSWER: 'bad-answer',
};

/** The problem of a thing that a Describe call put into its failed items. Its message is the ARN. */
export function failedItemProblem(arn: string, code: string, retryable: boolean): Problem {
  const kind = (Object.hasOwn(FAILED_ITEMS, code) ? FAILED_ITEMS[code] : undefined) ?? 'invalid';
  return new Problem({ kind, code, message: arn, requestId: undefined, retryable });
}

const OF_THE_ANSWER: ReadonlySet<ProblemKind> = new Set([
  'access-denied',
  'bad-answer',
  'failure',
  'invalid',
  'temporarily-unavailable',
]);

/**
 * Whether a refusal of an operation of ours, which stands for several of Inspector's calls, is one of this call alone: the others
 * may end differently. In any other one they would end as well.
 */
export function isOfTheAnswer({ kind }: Problem): boolean {
  return OF_THE_ANSWER.has(kind);
}
