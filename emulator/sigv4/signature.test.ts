import { expect, test } from 'vitest';
import { signaturesOf } from './signature';

/** The credentials and the scope of AWS's published Signature Version 4 test suite. */
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const timestamp = '20150830T123600Z';
const scope = { date: '20150830', region: 'us-east-1', service: 'service', terminator: 'aws4_request' };
const common = { host: ['example.amazonaws.com'], 'x-amz-date': [timestamp] };
const body = new Uint8Array();

test.each([
  ['get-vanilla', 'GET', '/', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  [
    'get-vanilla-query-order-key-case',
    'GET',
    '/?Param2=value2&Param1=value1',
    {},
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  ['post-vanilla', 'POST', '/', {}, '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
])('%s of the published test suite', (_, method, url, more, signature) => {
  const headers = { ...common, ...more };
  const signedHeaders = Object.keys(headers).toSorted();
  expect(
    signaturesOf({ method, url, headers, body }, { ...scope, signedHeaders }, timestamp, secret),
  ).toEqual([signature]);
});

test('a question mark within the query is signed with the rest', () => {
  const sign = (url: string) =>
    signaturesOf(
      { method: 'POST', url, headers: common, body },
      { ...scope, signedHeaders: Object.keys(common) },
      timestamp,
      secret,
    );
  expect(sign('/?a=b?c')).toEqual(sign('/?a=b%3Fc'));
  expect(sign('/?a=b?c')).not.toEqual(sign('/?a=b'));
});

test('a header that is sent twice is signed with both values, its spaces put together', () => {
  const headers = { ...common, 'my-header1': ['  a   b ', 'c'] };
  const signedHeaders = Object.keys(headers).toSorted();
  const one = { ...common, 'my-header1': ['a b,c'] };
  const sign = (sent: typeof headers) =>
    signaturesOf(
      { method: 'GET', url: '/', headers: sent, body },
      { ...scope, signedHeaders },
      timestamp,
      secret,
    );
  expect(sign(headers)).toEqual(sign(one));
});
