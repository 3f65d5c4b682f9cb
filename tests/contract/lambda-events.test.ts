/** Events that are not as they should be get an answer, and a line in the log. */
import { describe, expect, test } from 'vitest';
import { acme } from '../support/hosted-function';
import { event, lambdaFunction, session } from '../support/lambda-function';

const { start, log } = lambdaFunction();

const good = () => event('ListAssessmentRuns', {}) as Record<string, unknown>;

describe('events that are not as they should be', () => {
  const without = (authorizer: unknown) => ({
    ...good(),
    requestContext: { http: { method: 'POST' }, authorizer },
  });

  test.each([
    ['nothing', undefined, 400, 'ValidationException'],
    ['null', null, 400, 'ValidationException'],
    ['a text', 'ListAssessmentRuns', 400, 'ValidationException'],
    ['a list', [], 400, 'ValidationException'],
    ['an event of another service', { Records: [{ s3: {} }] }, 400, 'ValidationException'],
    ['payload 1.0', () => ({ ...good(), version: '1.0' }), 400, 'ValidationException'],
    ['no caller', () => without(undefined), 403, 'MissingAuthenticationTokenException'],
    ['a caller without a name', () => without({ iam: {} }), 403, 'MissingAuthenticationTokenException'],
    [
      'a caller of no account',
      () => without({ iam: { userArn: 'arn:aws:sts::1:assumed-role/reader/x' } }),
      403,
      'MissingAuthenticationTokenException',
    ],
    [
      'a caller in a list',
      () => without([{ iam: { userArn: session('reader') } }]),
      403,
      'MissingAuthenticationTokenException',
    ],
    ['no path', () => ({ ...good(), rawPath: undefined }), 404, 'UnknownOperationException'],
    ['the path of no account', () => ({ ...good(), rawPath: '/' }), 404, 'UnknownOperationException'],
    [
      'a path that climbs',
      () => ({ ...good(), rawPath: `/${acme.account}/../etc-1` }),
      404,
      'UnknownOperationException',
    ],
    [
      'a GET',
      () => ({
        ...good(),
        requestContext: { ...(good()['requestContext'] as object), http: { method: 'GET' } },
      }),
      404,
      'UnknownOperationException',
    ],
    ['no headers', () => ({ ...good(), headers: null }), 404, 'UnknownOperationException'],
    [
      'another content type',
      () => ({ ...good(), headers: { 'content-type': 'text/plain' } }),
      404,
      'UnknownOperationException',
    ],
    [
      'headers of the wrong types',
      () => ({ ...good(), headers: { 'content-type': 7, __proto__: { a: 1 } } }),
      404,
      'UnknownOperationException',
    ],
    ['an operation that is none', () => event('constructor', {}), 400, 'UnknownOperationException'],
    [
      'a call of Cognito',
      () => ({
        ...good(),
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityService.GetId',
        },
      }),
      400,
      'UnknownOperationException',
    ],
    ['no body', () => ({ ...good(), body: undefined }), 400, 'SerializationException'],
    ['a body that is an object', () => ({ ...good(), body: {} }), 400, 'ValidationException'],
    [
      'a body that is no base64',
      () => ({ ...good(), body: '{}!', isBase64Encoded: true }),
      400,
      'ValidationException',
    ],
    ['broken JSON', () => event('ListAssessmentRuns', '{"a":'), 400, 'SerializationException'],
    [
      'a key twice',
      () => event('ListAssessmentRuns', '{"maxResults":1,"maxResults":2}'),
      400,
      'SerializationException',
    ],
    ['JSON too deep', () => event('ListAssessmentRuns', '['.repeat(50_000)), 400, 'SerializationException'],
    [
      'a body too large',
      () => event('ListAssessmentRuns', ' '.repeat(1_048_577)),
      413,
      'RequestEntityTooLargeException',
    ],
    [
      'a body far too large',
      () => ({ ...good(), body: 'A'.repeat(6_000_000) }),
      413,
      'RequestEntityTooLargeException',
    ],
    ['a wrong value', () => event('ListExclusions', { assessmentRunArn: 1 }), 400, 'SerializationException'],
    [
      'a forged page token',
      () => event('ListAssessmentRuns', { nextToken: 'AAAA' }),
      400,
      'InvalidInputException',
    ],
  ] as const)('%s', async (_, bad, status, type) => {
    const answered = await start().answer(typeof bad === 'function' ? bad() : bad);
    expect(answered.statusCode).toBe(status);
    expect(answered.headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(JSON.parse(answered.body)).toMatchObject({ __type: type });
    expect(log.length).toBe(1);
    expect(log[0]).not.toContain('fault');
  });

  test('a text body, as Lambda gives those of textual types, is read too', async () => {
    const text = { ...good(), body: '{"maxResults":1}', isBase64Encoded: false };
    const { statusCode, body } = await start().answer(text);
    expect(statusCode).toBe(200);
    expect((JSON.parse(body) as { assessmentRunArns: string[] }).assessmentRunArns.length).toBe(1);
  });
});
