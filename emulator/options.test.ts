import { expect, test } from 'vitest';
import { OptionError } from './option-parser';
import { helpText } from './options';
import { readOptions } from './read-options';

const read = (...argv: string[]) => readOptions(argv, '/project', '/here');

test('the defaults', () => {
  expect(read()).toEqual({
    port: 4570,
    host: '127.0.0.1',
    data: '/project/.data',
    reset: false,
    keep: false,
    skipUnknown: false,
    accounts: ['/project/accounts/example', '/project/accounts/recorded-example'],
    faults: undefined,
    speed: 1,
    previewSeconds: 3,
    pageCap: 500,
    credentialLifeSeconds: 3600,
    allowOrigins: [],
    allowHosts: [],
    apiOnly: false,
    log: false,
    help: false,
  });
});

test('every option, with its value behind a space or an equals sign', () => {
  const expected = {
    port: 0,
    host: '0.0.0.0',
    data: ':memory:',
    reset: true,
    keep: false,
    skipUnknown: true,
    accounts: ['/here/a', '/b'],
    faults: '/here/f=1.json',
    speed: 0.5,
    previewSeconds: 0,
    pageCap: 100,
    credentialLifeSeconds: 60,
    allowOrigins: ['http://localhost:5173', 'https://example.com'],
    allowHosts: ['inspector', 'inspector.test'],
    apiOnly: true,
    log: true,
    help: true,
  };
  const values = {
    '--port': '0',
    '--host': '0.0.0.0',
    '--data': ':memory:',
    '--faults': 'f=1.json',
    '--speed': '0.5',
    '--preview-seconds': '0',
    '--page-cap': '100',
    '--credential-life': '60',
  };
  const repeated = [
    ['--account', 'a'],
    ['--account', '/b'],
    ['--allow-origin', 'http://localhost:5173'],
    ['--allow-origin', 'https://example.com'],
    ['--allow-host', 'inspector'],
    ['--allow-host', 'Inspector.TEST'],
  ];
  const switches = ['--reset', '--skip-unknown', '--api-only', '--log', '--help'];
  const pairs = [...Object.entries(values), ...repeated];
  expect(read(...pairs.flat(), ...switches)).toEqual(expected);
  expect(read(...switches, ...pairs.map((pair) => pair.join('=')))).toEqual(expected);
  for (const option of [...Object.keys(values), ...switches]) expect(helpText()).toContain(`  ${option}`);
});

test.each([
  [['--prot', '1'], 'Unknown option --prot. Did you mean --port? Use --help to see all options.'],
  [['--preview', '1'], 'Unknown option --preview. Did you mean --preview-seconds? Use'],
  [['--secret=xyz'], 'Unknown option --secret. Use'],
  [['--constructor', '1'], 'Unknown option --constructor.'],
  [['4570'], 'Unknown option 4570.'],
  [['-p', '1'], 'Unknown option -p.'],
  [['--port'], 'The option --port takes a port number from 0 to 65535.'],
  [['--port', '65536'], 'The option --port takes a port number from 0 to 65535, not "65536".'],
  [['--port', '-1'], 'The option --port takes a port number'],
  [['--port', '4570.5'], 'The option --port takes a port number'],
  [['--port', '1e3'], 'The option --port takes a port number'],
  [['--port='], 'The option --port takes a port number from 0 to 65535, not "".'],
  [['--port', '1', '--port', '2'], 'The option --port is given twice.'],
  [['--reset=yes'], 'The option --reset takes no value.'],
  [['--host', 'a b'], 'The option --host takes an IP address or a host name'],
  [['--speed', 'fast'], 'The option --speed takes a number from 0 to 1000000, not "fast".'],
  [['--preview-seconds', '3601'], 'The option --preview-seconds takes a number of seconds from 0 to 3600'],
  [['--page-cap', '200'], 'The option --page-cap takes 100 or 500, not "200".'],
  [['--credential-life', '0'], 'The option --credential-life takes a number of seconds'],
  [
    ['--allow-origin', '*'],
    'The option --allow-origin takes an origin such as http://localhost:5173, not "*".',
  ],
  [['--allow-host', 'a:80'], 'The option --allow-host takes a host name without a port'],
  [['--allow-origin', 'http://a/'], 'The option --allow-origin takes an origin'],
  [['--allow-origin', 'null'], 'The option --allow-origin takes an origin'],
  [['--data', ''], 'The option --data takes a directory or :memory:'],
  [['--account'], 'The option --account takes a directory.'],
])('%j is refused', (argv, message) => {
  expect(() => read(...argv)).toThrow(OptionError);
  expect(() => read(...argv)).toThrow(message);
});

test('what is served although it has changed is not imported anew', () => {
  expect(read('--keep').keep).toBe(true);
  expect(() => read('--keep', '--reset')).toThrow('The options --reset and --keep exclude each other.');
});
