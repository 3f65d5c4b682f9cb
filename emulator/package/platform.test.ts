import { expect, test } from 'vitest';
import { browserOpener, dataPlace } from './platform';

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

const address = 'http://127.0.0.1:4570/';
const X11 = { DISPLAY: ':0' };

test.each([
  ['darwin', {}, 'open', [address]],
  ['win32', {}, 'rundll32', ['url.dll,FileProtocolHandler', address]],
  ['linux', X11, 'xdg-open', [address]],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open', [address]],
] as const)('on %s with %j it is %s', (platform, env, program, args) => {
  expect(browserOpener({ platform, env }, true, address)).toEqual([program, args]);
});

test.each([
  ['linux', X11, false],
  ['darwin', {}, false],
  ['linux', {}, true],
  ['linux', { ...X11, CI: 'true' }, true],
  ['linux', { ...X11, SSH_CONNECTION: '192.0.2.1 5000 192.0.2.2 22' }, true],
  ['darwin', { SSH_CONNECTION: '192.0.2.1 5000 192.0.2.2 22' }, true],
] as const)('on %s with %j and a terminal: %s, nothing is opened', (platform, env, interactive) => {
  expect(browserOpener({ platform, env }, interactive, address)).toBeUndefined();
});
