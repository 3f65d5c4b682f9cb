import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../../tests/support/emulator';
import { projectRoot } from '../../tests/support/emulator-process';
import { ACCOUNT_COMMANDS } from '../options';
import { type Asked, readCommandLine } from './commands';

const place = { root: '/package', workingDirectory: `${projectRoot}accounts`, data: '/home/ada/data' };
const read = (...argv: string[]): Asked => readCommandLine(argv, place);

/** What is served, of a command line that serves. */
function served(...argv: string[]) {
  const asked = read(...argv);
  if (asked.kind !== 'serve') throw new Error(`${argv.join(' ')} does not serve: ${asked.kind}`);
  return { ...asked.options, browser: asked.browser };
}

test('a folder is opened, with the console, the person’s own data and a browser', () => {
  expect(served('recorded-example')).toMatchObject({
    accounts: [`${projectRoot}accounts/recorded-example`],
    data: '/home/ada/data',
    port: 4570,
    host: '127.0.0.1',
    apiOnly: false,
    browser: true,
  });
  expect(served('--port', '0', './example', '--no-browser', 'recorded-example')).toMatchObject({
    accounts: [`${projectRoot}accounts/example`, `${projectRoot}accounts/recorded-example`],
    port: 0,
    browser: false,
  });
});

test('a folder of account folders is all of them, and no folder the examples', () => {
  const both = [`${projectRoot}accounts/example`, `${projectRoot}accounts/recorded-example`];
  expect(served('.').accounts).toEqual(both);
  expect(served().accounts).toEqual(['/package/accounts/example', '/package/accounts/recorded-example']);
});

test('the endpoint alone has the options of `npm run emulator`, and no browser', () => {
  expect(served('emulator', '--account', 'example', '--data', ':memory:')).toMatchObject({
    accounts: [`${projectRoot}accounts/example`],
    data: ':memory:',
    apiOnly: true,
    browser: false,
  });
  expect(served('emulator').data).toBe('/home/ada/data');
  expect(() => read('emulator', '--no-browser')).toThrow('Unknown option --no-browser.');
});

test('the account commands keep their own words', () => {
  for (const name of Object.keys(ACCOUNT_COMMANDS))
    expect(read(name, 'x', '--help')).toEqual({ kind: 'account', args: [name, 'x', '--help'] });
});

test('a folder that is named as a command is opened by its path', () => {
  const directory = temporaryDirectory();
  try {
    mkdirSync(join(directory.path, 'report'));
    const there = { ...place, workingDirectory: directory.path };
    expect(readCommandLine(['./report'], there)).toMatchObject({
      kind: 'serve',
      options: { accounts: [join(directory.path, 'report')] },
    });
    expect(readCommandLine(['report'], there)).toEqual({ kind: 'account', args: ['report'] });
  } finally {
    directory.remove();
  }
});

test.each([
  [['reprot', 'example'], 'There is no folder and no command reprot. Did you mean report?'],
  [['emulater'], 'There is no folder and no command emulater. Did you mean emulator?'],
  [['/nowhere/at/all'], 'There is no folder and no command /nowhere/at/all.'],
  [['example', 'nowhere'], 'nowhere does not exist'],
  [['--account', 'example'], 'Unknown option --account.'],
  [['--no-brwser'], 'Unknown option --no-brwser. Did you mean --no-browser?'],
  [['--reset', '--keep'], 'The options --reset and --keep exclude each other.'],
])('%j is refused in words', (argv, message) => {
  expect(() => read(...argv)).toThrow(message);
});

test('the help names every option and command, and where data is kept', () => {
  const asked = read('--help');
  const text = asked.kind === 'help' ? asked.text : '';
  const commands = [
    'emulator',
    'check DIR',
    'import DIR',
    'report DIR',
    'evidence DIR',
    'tables DIR',
    'verify DIR',
  ];
  for (const word of ['--port N', '--no-browser', '--version', '--allow-host NAME', ...commands])
    expect(text).toContain(`  ${word} `);
  expect(text).not.toContain('--account DIR');
  expect(text).toMatch(/\nWithout --data, accounts are stored in \/home\/ada\/data\.$/);
  expect(text).not.toContain('npm run');
  expect(read('--version')).toEqual({ kind: 'version' });
  expect(read('emulator', '--help')).toMatchObject({
    text: expect.stringMatching(
      /^Usage: inspector-exclusions emulator\n[^]*--account DIR[^]*ada\/data\.$/,
    ) as string,
  });
});
