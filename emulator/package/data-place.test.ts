import { expect, test } from 'vitest';
import { dataPlace } from './data-place';

test.each([
  ['linux', {}, '/home/ada', '/home/ada/.local/share/inspector-exclusions'],
  ['linux', { XDG_DATA_HOME: '/data/ada' }, '/home/ada', '/data/ada/inspector-exclusions'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ada', '/home/ada/.local/share/inspector-exclusions'],
  ['linux', { XDG_DATA_HOME: 'share' }, '/home/ada', '/home/ada/.local/share/inspector-exclusions'],
  ['freebsd', {}, '/home/ada', '/home/ada/.local/share/inspector-exclusions'],
  [
    'darwin',
    { XDG_DATA_HOME: '/x' },
    '/Users/ada',
    '/Users/ada/Library/Application Support/inspector-exclusions',
  ],
  ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\inspector-exclusions'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ada', 'D:\\Local\\inspector-exclusions'],
] as const)('on %s with %j', (platform, env, home, place) => {
  expect(dataPlace({ platform, env, home })).toBe(place);
});
