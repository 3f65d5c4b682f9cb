import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnosticsOf, iamStatement } from './diagnostics';

const crash = (error: unknown, path = '/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/0-MKkpXXPE') =>
  diagnosticsOf({ time: '2026-01-02T03:04:05Z', path, browser: 'Browser/1', error });

test('it says when, where and what', () => {
  const text = crash(new TypeError('x is undefined'));
  expect(text.split('\n').slice(0, 4)).toEqual([
    'Time: 2026-01-02T03:04:05Z',
    'Page: /us-west-2/(account)/runs/0-(id)/0-(id)/0-(id)',
    'Browser: Browser/1',
    'TypeError: x is undefined',
  ]);
  expect(text).toContain('diagnostics.test.ts');
});

test('what was thrown need not be an error', () => {
  expect(crash('text')).toMatch(/text$/);
  expect(crash(undefined)).toMatch(/undefined$/);
});

test('an id is masked as a whole, also where its end looks like an account', () => {
  expect(crash(new Error('token 5b0f6c52-1d0e-4a8e-9a43-123456789012 is unknown'))).toContain(
    'token (uuid) is unknown',
  );
});

const secret = fc.oneof(
  fc.stringMatching(/^ASIA[A-Z0-9]{16}$/),
  fc.stringMatching(/^[0-9]{12}$/),
  fc.stringMatching(/^i-[0-9a-f]{17}$/),
  fc.stringMatching(/^eyJ[A-Za-z0-9_]{20}\.eyJ[A-Za-z0-9_]{20}\.[A-Za-z0-9_]{20}$/),
  fc.stringMatching(/^[A-Za-z0-9/+]{40}$/),
  fc.uuid(),
  fc.stringMatching(/^arn:aws:inspector:us-west-2:[0-9]{12}:target\/0-[A-Za-z0-9]{8}$/),
);

test('nothing secret and nobody’s id is left, wherever it stood', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom('message', 'path', 'query', 'cause'), (value, where) => {
      const texts = {
        message: () => crash(new Error(`no ${value} here`)),
        path: () => crash(new Error('x'), `/us-west-2/${value}/runs`),
        query: () => crash(new Error(`at https://console.example/runs?token=${value}`)),
        cause: () => crash({ toString: () => `thrown ${value}` }),
      };
      expect(texts[where]()).not.toContain(value);
    }),
  );
});

test('a statement grants exactly the action that was refused', () => {
  expect(JSON.parse(iamStatement('inspector:ListExclusions'))).toEqual({
    Effect: 'Allow',
    Action: 'inspector:ListExclusions',
    Resource: '*',
  });
});
