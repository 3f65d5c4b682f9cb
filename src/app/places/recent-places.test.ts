// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { consoleConfig } from '../../../tests/support/console-config';
import { pathOfRecent } from '../../domain/address/recent-places';
import { forgetRecent, forgetRecentOfOthers, recentPlaces, rememberRecent } from './recent-places';

const config = consoleConfig();
const run = '/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions';
const remembered = (subject = 'one') => recentPlaces(config, subject).map(pathOfRecent);

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
