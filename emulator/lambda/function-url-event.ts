import type { CallRequest } from '../aws-json/read-call';
import { MAX_BODY_BYTES } from '../http/messages';
import { ServiceError } from '../inspector/errors';

/** A request to a function URL, as far as it is of use: who calls, about which account and region, and with what. */
export interface FunctionUrlRequest {
  /** The caller's ARN, as AWS has verified it: `arn:aws:sts::111122223333:assumed-role/reader/NAME`. */
  readonly caller: string;
  /** The account and region whose data are asked for. */
  readonly accountId: string;
  readonly region: string;
  readonly call: CallRequest;
}

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};

/** `/210987654321/eu-west-1`, with or without a slash at its end: the SDK adds one. */
const PATH = /^\/(\d{12})\/([a-z]{2}(?:-[a-z]+)+-\d)\/?$/;
const PRINCIPAL = /^arn:aws[a-z-]*:(?:iam|sts)::\d{12}:[\w+=,.@/-]{1,512}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** What is no event of a function URL at all: nobody that came in through the URL can cause it. */
function notAnEvent(reason: string): ServiceError {
  return new ServiceError('ValidationException', `This is no request to a function URL: ${reason}.`);
}

/** Lambda's own id of the request, which it also sends to the caller. */
export function requestIdOf(event: unknown): string | undefined {
  const { requestId } = membersOf(membersOf(event)['requestContext']);
  return typeof requestId === 'string' && /^[0-9a-f-]{36}$/.test(requestId) ? requestId : undefined;
}

/** The exact bytes of the body, decoded if need be; its bound is that of the local server. */
function readEventBody({ body, isBase64Encoded }: Members): CallRequest['body'] {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body !== 'string') throw notAnEvent('its body is no text');
  // Four characters of base64 are three bytes, and one of text is at least one: the bound holds before anything is copied.
  if (body.length > (MAX_BODY_BYTES * 4) / 3 + 4) return 'too-large';
  if (isBase64Encoded === true && !BASE64.test(body)) throw notAnEvent('its body is no base64');
  const bytes = Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');
  return bytes.length > MAX_BODY_BYTES ? 'too-large' : bytes;
}

/** Names in lower case. Lambda joins what came several times with commas, so that no name has two values here. */
function readEventHeaders(value: unknown): CallRequest['headers'] {
  const headers = new Map<string, readonly string[]>();
  for (const [name, text] of Object.entries(membersOf(value)))
    if (typeof text === 'string') headers.set(name.toLowerCase(), [text]);
  return Object.fromEntries(headers);
}

/**
 * Reads an event of a function URL with `AWS_IAM` authorization (payload 2.0). The event comes from Lambda, which has
 * verified the signature; the caller's word alone are its path, headers and body.
 *
 * @throws ServiceError for a caller that Lambda has not verified, an address without account and region, and whatever
 * is no such event
 */
export function readFunctionUrlEvent(event: unknown): FunctionUrlRequest {
  const members = membersOf(event);
  if (members['version'] !== '2.0') throw notAnEvent('its version is not 2.0');
  const context = membersOf(members['requestContext']);
  const http = membersOf(context['http']);
  const caller = membersOf(membersOf(context['authorizer'])['iam'])['userArn'];
  if (typeof caller !== 'string' || !PRINCIPAL.test(caller))
    throw new ServiceError('MissingAuthenticationTokenException', 'The request is not signed.', {}, 403);
  const { rawPath } = members;
  const [, accountId, region] = (typeof rawPath === 'string' && PATH.exec(rawPath)) || [];
  if (accountId === undefined || region === undefined || http['method'] !== 'POST')
    throw new ServiceError(
      'UnknownOperationException',
      'Calls are posted to /ACCOUNT/REGION, for example /123456789012/us-east-1.',
      {},
      404,
    );
  return {
    caller,
    accountId,
    region,
    call: {
      method: 'POST',
      url: `/${accountId}/${region}`,
      headers: readEventHeaders(members['headers']),
      body: readEventBody(members),
    },
  };
}
