import { anyText, flag, numberBetween, optionLines, repeated, single } from './option-parser';
import { EVENT_OPTIONS } from './events/destination';

/*
 * All options of all commands. To add one, add a row to the table of its command, in the place where the help is to
 * show it: its key is the member of the values and, in dashes, its name (`pageCap` is `--page-cap`), `flag` is a
 * switch, `single` takes a value, `repeated` may be given several times. Nothing else has to be told: the type, the
 * help, the messages and the "did you mean" are made from the row. A row that two commands share is a constant above
 * them. A new sub-command of `account` is a row of ACCOUNT_COMMANDS and, under the same name, a function in
 * account-command.ts.
 */

function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return origin === text && /^https?:$/.test(protocol) ? text : undefined;
}

const help = flag('show this');
const skipUnknown = flag('import a folder without the files that are no saved answers, and note them');
const data = {
  value: 'DIR',
  help: 'where accounts are stored, or :memory:',
  takes: 'a directory or :memory:',
  read: anyText,
};

/** The options of `npm start` and `npm run emulator`. */
export const START = {
  port: single(
    {
      value: 'N',
      help: 'the port to listen on, 0 for a free one (4570)',
      takes: 'a port number from 0 to 65535',
      read: numberBetween(0, 65_535, true),
    },
    4570,
  ),
  host: single(
    {
      value: 'ADDRESS',
      help: 'the address to listen on (127.0.0.1); others open it to the network',
      takes: 'an IP address or a host name',
      read: (text) => (/^[0-9A-Za-z.:-]{1,253}$/.test(text) ? text : undefined),
    },
    '127.0.0.1',
  ),
  data: single(data, undefined),
  reset: flag('forget the stored accounts and import them anew'),
  keep: flag('serve what was imported, although a folder has changed since'),
  skipUnknown,
  account: repeated(
    {
      value: 'DIR',
      help: "an account's folder; may be given several times (the two example accounts)",
      takes: 'a directory',
      read: anyText,
    },
    undefined,
  ),
  accounts: repeated(
    {
      value: 'DIR',
      help: 'a folder of account folders (ACCOUNT/...); may be given several times',
      takes: 'a directory',
      read: anyText,
    },
    undefined,
  ),
  users: single(
    {
      value: 'FILE',
      help: 'users of the whole server, see docs/emulator.md',
      takes: 'a file',
      read: anyText,
    },
    undefined,
  ),
  faults: single(
    { value: 'FILE', help: 'fault rules, see docs/faults.md', takes: 'a file', read: anyText },
    undefined,
  ),
  ...EVENT_OPTIONS,
  speed: single(
    {
      value: 'N',
      help: 'how fast the clocks of the accounts run (1)',
      takes: 'a number from 0 to 1000000',
      read: numberBetween(0, 1_000_000, false),
    },
    1,
  ),
  previewSeconds: single(
    {
      value: 'N',
      help: 'how long an exclusions preview is generated (3)',
      takes: 'a number of seconds from 0 to 3600',
      read: numberBetween(0, 3600, false),
    },
    3,
  ),
  pageCap: single(
    {
      value: 'N',
      help: 'the most items on a page: 500 as the documentation says, or 100 as the model says (500)',
      takes: '100 or 500',
      read: (text): 100 | 500 | undefined => (text === '100' ? 100 : text === '500' ? 500 : undefined),
    },
    500 as const,
  ),
  credentialLifeSeconds: single(
    {
      name: 'credential-life',
      value: 'SECONDS',
      help: 'how long the credentials of a signed-in user last (3600)',
      takes: 'a number of seconds from 1 to 3600',
      read: numberBetween(1, 3600, true),
    },
    3600,
  ),
  allowOrigins: repeated(
    {
      name: 'allow-origin',
      value: 'ORIGIN',
      help: 'an origin whose pages may call this server; may be given several times',
      takes: 'an origin such as http://localhost:5173',
      read: readOrigin,
    },
    [],
  ),
  allowHosts: repeated(
    {
      name: 'allow-host',
      value: 'NAME',
      help: 'a further name of this server, such as a container has; may be given several times',
      takes: 'a host name without a port, such as inspector.test',
      read: (text) => (/^[0-9A-Za-z._-]{1,253}$/.test(text) ? text.toLowerCase() : undefined),
    },
    [],
  ),
  apiOnly: flag('do not serve the console'),
  log: flag('write one line of JSON per request to standard error'),
  help,
};

const stored = single(data, '.data');

const out = single({ value: 'FILE', help: 'the file to make', takes: 'a file', read: anyText }, undefined);
const day = (edge: string) =>
  single(
    {
      value: 'DAY',
      help: `the ${edge} day of runs, such as 2019-03-04`,
      takes: 'a day such as 2019-03-04',
      read: anyText,
    },
    undefined,
  );

/** The options of what is told over many runs. */
const range = {
  from: day('first'),
  to: day('last'),
  template: single(
    {
      value: 'ARN',
      help: 'runs of this template only',
      takes: 'the ARN of an assessment template',
      read: anyText,
    },
    undefined,
  ),
  by: single(
    { value: 'NAME', help: 'who makes it (your user here)', takes: 'a name', read: anyText },
    undefined,
  ),
};

/** The sub-commands of `npm run account --`, each followed by one folder (reports, evidence and tables by any number). */
export const ACCOUNT_COMMANDS = {
  check: { help: 'say what of a folder would load, and what is missing', options: { skipUnknown, help } },
  import: {
    help: "make the account's store from a folder",
    options: { data: stored, reset: START.reset, keep: START.keep, skipUnknown, help },
  },
  export: {
    help: "write a store's account into a new folder",
    options: {
      account: single(
        {
          value: 'ID',
          help: "the store's account",
          takes: 'the 12 digits of an account',
          read: (text) => (/^\d{12}$/.test(text) ? text : undefined),
        },
        undefined,
      ),
      data: stored,
      help,
    },
  },
  snapshot: {
    help: 'make a read-only database of one region, without users',
    options: {
      out,
      region: single(
        { value: 'R', help: 'which region, where the account has several', takes: 'a region', read: anyText },
        undefined,
      ),
      help,
    },
  },
  verify: {
    help: 'hold a store against what was imported, and against its folder',
    options: { data: stored, help },
  },
  report: {
    help: 'say what was not checked, over all runs and accounts of folders and stores',
    options: {
      format: single(
        {
          value: 'F',
          help: 'md, csv, json, html or oscal (md)',
          takes: 'md, csv, json, html or oscal',
          read: anyText,
        },
        'md',
      ),
      out,
      ...range,
      skipUnknown,
      help,
    },
  },
  tables: {
    help: 'write all accounts as Parquet tables for an engine such as DuckDB or Athena',
    options: {
      out: single(
        { value: 'DIR', help: 'the folder to make', takes: 'a folder that is not there yet', read: anyText },
        undefined,
      ),
      skipUnknown,
      help,
    },
  },
  evidence: {
    help: 'pack the report, the documents that it rests on and their checksums into a zip file',
    options: {
      out,
      ...range,
      sign: single(
        {
          value: 'KEY',
          help: 'sign the checksums with this private key of SSH',
          takes: 'the file of a private key',
          read: anyText,
        },
        undefined,
      ),
      skipUnknown,
      help,
    },
  },
};

/** How the account commands are called, and where they store accounts that nobody names a place for. */
export interface Calling {
  readonly usage: string;
  readonly data: string;
}

const FROM_CLONE: Calling = { usage: 'npm run account --', data: '.data' };

/** The line of a help that says where accounts are stored. */
export const storedIn = (place: string): string => `Without --data, accounts are stored in ${place}.`;

/** The text of `--help`. */
export function helpText(): string {
  return ['Options:', ...optionLines(START), storedIn('.data')].join('\n');
}

/** The lines that explain the account commands. */
export function accountCommandLines(): readonly string[] {
  return Object.entries(ACCOUNT_COMMANDS).flatMap(([name, command]) => {
    const { help: _shown, ...options } = command.options as { help: typeof help };
    return [`  ${`${name} DIR`.padEnd(26)}${command.help}`, ...optionLines(options, '    ')];
  });
}

/** One line for below a refusal, whose own words the whole help would push off the screen. */
export const whereHelpIs = ({ usage }: Calling = FROM_CLONE): string =>
  `Usage: ${usage} COMMAND DIR. All commands and options: ${usage} --help`;

/** The text of `npm run account -- --help`. */
export function accountHelpText({ usage, data: place }: Calling = FROM_CLONE): string {
  const lines = [...accountCommandLines(), ...optionLines({ help })];
  return [`Usage: ${usage} COMMAND DIR`, ...lines, storedIn(place)].join('\n');
}
