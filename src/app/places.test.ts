// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { consoleConfig } from '../../tests/support/console-config';
import {
  forgetPlace,
  forgetRecent,
  forgetRecentOfOthers,
  homePath,
  recentPlaces,
  rememberPlace,
  rememberRecent,
} from './places';
import { pathOfRecent } from '../domain/address/recent-places';

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

const oneAccount = consoleConfig();
const run = '/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions';
const remembered = (subject = 'one') => recentPlaces(oneAccount, subject).map(pathOfRecent);

beforeEach(() => localStorage.clear());

test('templates and runs are remembered, lists and other addresses are not', () => {
  rememberRecent('/us-west-2/123456789012/runs', 'one');
  rememberRecent(run, 'one');
  rememberRecent('/exclusion-types/agent-not-found', 'one');
  expect(remembered()).toEqual([run]);
});

test('a place that is no longer configured is not offered', () => {
  rememberRecent(run.replace('us-west-2', 'eu-west-1'), 'one');
  rememberRecent(run.replace('123456789012', '210987654321'), 'one');
  expect(remembered()).toEqual([]);
});

test('signing out forgets them', () => {
  rememberRecent(run, 'one');
  forgetRecent();
  expect(remembered()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test('they are of one user, and the next one to sign in neither sees nor keeps them', () => {
  rememberRecent(run, 'one');
  expect(remembered('two')).toEqual([]);
  forgetRecentOfOthers('one');
  expect(remembered()).toEqual([run]);
  const other = run.replace('/exclusions', '');
  rememberRecent(other, 'two');
  expect(remembered('two')).toEqual([other]);
  expect(remembered()).toEqual([]);
  forgetRecentOfOthers('one');
  expect(localStorage).toHaveLength(0);
});
