// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { consoleConfig } from '../../../tests/support/console-config';
import { forgetPlace, homePath, rememberPlace } from './last-place';

const config = consoleConfig({
  '123456789012': ['us-west-2', 'eu-west-1'],
  '210987654321': ['eu-west-1'],
});
const FIRST = '/us-west-2/123456789012/templates';

beforeEach(forgetPlace);

test('without a last place the first account’s templates come', () => {
  expect(homePath(config)).toBe(FIRST);
});

test('the list is remembered, and no id below it', () => {
  rememberPlace('/eu-west-1/210987654321/runs/0-0kFIPusq/0-4r1V2mAw/0-MKkpXXPE/exclusions');
  expect(homePath(config)).toBe('/eu-west-1/210987654321/runs');
});

test('a page that is no list is not remembered', () => {
  rememberPlace('/eu-west-1/210987654321/about');
  expect(homePath(config)).toBe(FIRST);
});

test('a place that is not configured any more is forgotten', () => {
  rememberPlace('/us-west-2/210987654321/runs');
  expect(homePath(config)).toBe(FIRST);
});

test('whatever was stored, the way leads to a place of this console', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom('//example.org/123456789012/runs', '/us-west-2/123456789012/../x'),
      ),
      (any) => {
        localStorage.setItem('last-place', any);
        expect(homePath(config)).toBe(FIRST);
      },
    ),
  );
});
