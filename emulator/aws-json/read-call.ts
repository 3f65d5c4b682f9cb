import { consoleOperations } from '../console-api/console-operations';
import { ServiceError } from '../inspector/errors';
import { presignedTargets } from '../sigv4/presigned';

/** A request as it was received; `body` is `too-large` when it broke the bound. */
export interface CallRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly body: Uint8Array | 'too-large';
}

export interface Call {
  readonly service: 'inspector' | 'cognito-identity' | 'exclusions-console';
  readonly operation: string;
  readonly input: unknown;
  readonly body: Uint8Array;
}

const CONTENT_TYPE = /^application\/x-amz-json-1\.1(?:\s*;.{0,100})?$/i;
const TARGET = /^(InspectorService|AWSCognitoIdentityService|ExclusionsConsole)\.([A-Za-z]{1,64})$/;
export const COGNITO_OPERATIONS: readonly string[] = ['GetId', 'GetCredentialsForIdentity'];

function parseBody(body: Uint8Array): unknown {
  try {
    return parseStrictJson(body);
  } catch (error) {
    if (error instanceof JsonFlaw) throw new ServiceError('SerializationException', error.message);
    throw error;
  }
}

/**
 * Reads which operation a request calls and with what, in AWS's order of checks: size, content type,
 * JSON syntax, operation. Who calls is the next question, and another file's.
 *
 * @throws ServiceError with the name that AWS's JSON protocol gives each of these
 */
export function readCall(request: CallRequest, isOperation: (name: string) => boolean): Call {
  const { body, headers } = request;
  if (body === 'too-large')
    throw new ServiceError('RequestEntityTooLargeException', 'The request body is too large.', {}, 413);
  const contentTypes = headers['content-type'] ?? [];
  if (contentTypes.length !== 1 || !CONTENT_TYPE.test(contentTypes[0] ?? ''))
    throw new ServiceError(
      'UnknownOperationException',
      'The Content-Type header must be application/x-amz-json-1.1.',
      {},
      404,
    );
  const input = parseBody(body);
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ServiceError('SerializationException', 'The body must be a JSON object.');
  const targets = headers['x-amz-target'] ?? presignedTargets(request.url);
  const [, service, operation = ''] = (targets.length === 1 && TARGET.exec(targets[0] ?? '')) || [];
  if (service === 'InspectorService' && isOperation(operation))
    return { service: 'inspector', operation, input, body };
  if (service === 'AWSCognitoIdentityService' && COGNITO_OPERATIONS.includes(operation))
    return { service: 'cognito-identity', operation, input, body };
  if (service === 'ExclusionsConsole' && consoleOperations.has(operation))
    return { service: 'exclusions-console', operation, input, body };
  throw new ServiceError(
    'UnknownOperationException',
    targets[0] === undefined
      ? 'The request has no X-Amz-Target header.'
      : `There is no operation ${JSON.stringify(targets[0].slice(0, 100))}.`,
  );
}

/** Why a body is not the JSON that the protocol takes, in words for the caller. */
export class JsonFlaw extends Error {}

const MAX_DEPTH = 32;
/** Strings, numbers and structure of a text that JSON.parse has already accepted; a literal is skipped. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/g;

/** What JSON.parse lets pass and the protocol does not: duplicate keys, numbers beyond a double, depth. */
function refuseLeniencies(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      if (open.push(token === '{' ? new Set() : undefined) > MAX_DEPTH)
        throw new JsonFlaw(`The body is nested deeper than ${MAX_DEPTH} levels.`);
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      const key = JSON.parse(previous) as string;
      if (keys?.has(key)) throw new JsonFlaw(`The member ${JSON.stringify(key)} appears twice.`);
      keys?.add(key);
    } else if (!token.startsWith('"') && token !== ',' && !Number.isFinite(Number(token)))
      throw new JsonFlaw('A number in the body is too large.');
    previous = token;
  }
}

/**
 * Reads a request's body. Stricter than JSON.parse: UTF-8 without faults, no duplicate keys, no number
 * that a double cannot hold, at most 32 levels.
 *
 * @throws JsonFlaw for anything else
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new JsonFlaw('The body is not valid UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JsonFlaw('The body is not valid JSON.');
  }
  refuseLeniencies(text);
  return value;
}
