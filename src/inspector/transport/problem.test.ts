import * as sdk from '@aws-sdk/client-inspector';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { badAnswer, failedItemProblem, isUnknownOperation, Problem, toProblem } from './problem';

const modelled: readonly (readonly [new (options: never) => Error, string])[] = [
  [sdk.AccessDeniedException, 'access-denied'],
  [sdk.AgentsAlreadyRunningAssessmentException, 'busy-agents'],
  [sdk.AssessmentRunInProgressException, 'temporarily-unavailable'],
  [sdk.InternalException, 'failure'],
  [sdk.InvalidCrossAccountRoleException, 'access-denied'],
  [sdk.InvalidInputException, 'invalid'],
  [sdk.LimitExceededException, 'limit-exceeded'],
  [sdk.NoSuchEntityException, 'not-found'],
  [sdk.PreviewGenerationInProgressException, 'preview-in-progress'],
  [sdk.ServiceTemporarilyUnavailableException, 'temporarily-unavailable'],
  [sdk.UnsupportedFeatureException, 'invalid'],
];

test('every exception of the model has its kind, told by its name alone', () => {
  const exported = Object.keys(sdk).filter(
    (name) => name.endsWith('Exception') && !name.startsWith('Inspector'),
  );
  expect(modelled.map(([type]) => type.name).toSorted()).toEqual(exported.toSorted());
  for (const [Exception, kind] of modelled) {
    const error = new Exception({
      message: 'The words of the service',
      $metadata: { httpStatusCode: 400, requestId: 'request-1' },
    } as never);
    expect(toProblem(error), Exception.name).toMatchObject({
      kind,
      code: Exception.name,
      message: 'The words of the service',
      requestId: 'request-1',
    });
  }
});

const named = (name: string, more: object = {}) => Object.assign(new Error('words'), { name }, more);

test.each([
  ['ThrottlingException', 'throttled', true],
  ['TooManyRequestsException', 'throttled', true],
  ['ExpiredTokenException', 'session-ended', true],
  ['NotAuthorizedException', 'account-closed', false],
  ['UnrecognizedClientException', 'session-ended', true],
  ['InvalidSignatureException', 'clock-skew', false],
  ['RequestTimeTooSkewed', 'clock-skew', false],
  ['ValidationException', 'invalid', false],
  ['AccessDenied', 'access-denied', false],
  ['SyntaxError', 'bad-answer', true],
  ['TimeoutError', 'network', true],
  ['AbortError', 'canceled', true],
  ['SomethingNew', 'failure', true],
  ['constructor', 'failure', true],
])('%s is of kind %s', (name, kind, retryable) => {
  expect(toProblem(named(name))).toMatchObject({ kind, code: name, retryable });
});

test.each([
  ['Invalid login token. Token expired: 1557232800', 'session-ended'],
  ['Invalid login token. Token signature invalid.', 'session-ended'],
  [
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    'session-ended',
  ],
  ['The user of this token may not use this identity pool.', 'account-closed'],
  ['Token is not from a supported provider of this identity pool.', 'account-closed'],
  ["Access to Identity 'us-east-1:0' is forbidden.", 'account-closed'],
])('Cognito Identity’s “%s” is of kind %s', (message, kind) => {
  const refusal = Object.assign(new Error(message), { name: 'NotAuthorizedException' });
  expect(toProblem(refusal)).toMatchObject({ kind, retryable: kind === 'session-ended' });
});

test('what the service says about retrying goes before what its kind would', () => {
  expect(toProblem(named('InternalException', { canRetry: false })).retryable).toBe(false);
  expect(toProblem(named('InvalidInputException', { canRetry: true })).retryable).toBe(true);
});

test('a gap in recorded data is told apart from a thing that does not exist', () => {
  const gap = 'The exclusions of this run are not in this data';
  expect(toProblem(Object.assign(named('NoSuchEntityException'), { message: gap })).kind).toBe(
    'not-in-this-data',
  );
  expect(toProblem(Object.assign(named('InvalidInputException'), { message: gap })).kind).toBe('invalid');
});

test('a call without an answer is the network, and at AWS the end of the service', () => {
  const fetchFailed = new TypeError('Failed to fetch');
  expect(toProblem(fetchFailed).kind).toBe('network');
  expect(toProblem(fetchFailed, { awsEndpoint: false, online: true }).kind).toBe('network');
  expect(toProblem(fetchFailed, { awsEndpoint: true, online: false }).kind).toBe('network');
  expect(toProblem(fetchFailed, { awsEndpoint: true, online: true }).kind).toBe('service-ended');
  expect(toProblem(named('Error', { code: 'ECONNREFUSED' })).kind).toBe('network');
  // It was answered, but in a form that could not be read.
  expect(toProblem(Object.assign(fetchFailed, { $metadata: { httpStatusCode: 200 } })).kind).toBe(
    'bad-answer',
  );
});

test('a problem stays itself', () => {
  const problem = badAnswer('title is missing.');
  expect(toProblem(problem, { awsEndpoint: true, online: true })).toBe(problem);
});

test('the funnel is total', () => {
  fc.assert(fc.property(fc.anything(), (thrown) => toProblem(thrown) instanceof Problem));
});

test.each([
  ['ACCESS_DENIED', 'access-denied'],
  ['ITEM_DOES_NOT_EXIST', 'not-found'],
  ['LIMIT_EXCEEDED', 'limit-exceeded'],
  ['INTERNAL_ERROR', 'failure'],
  ['NO_ANSWER', 'bad-answer'],
  ['INVALID_ARN', 'invalid'],
  ['DUPLICATE_ARN', 'invalid'],
])('the failed item %s is of kind %s', (code, kind) => {
  expect(failedItemProblem('arn', code, true)).toMatchObject({ kind, code, retryable: true });
});

test.each([
  ['UnknownOperationException', true],
  ['UnsupportedFeatureException', true],
  ['InvalidAction', true],
  ['ValidationException', true],
  // The operation is known: what it was asked with is wrong.
  ['InvalidInputException', false],
  ['AccessDeniedException', false],
  ['ThrottlingException', false],
  ['NoSuchEntityException', false],
])('an endpoint that answers %s does not know the operation: %s', (name, unknown) => {
  expect(isUnknownOperation(toProblem(Object.assign(new Error('refused'), { name })))).toBe(unknown);
});
