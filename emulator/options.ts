import { isAbsolute, resolve } from 'node:path';

/** What the command line says, with every default filled in. */
export interface Options {
  readonly port: number;
  readonly host: string;
  /** An absolute path, or `:memory:`. */
  readonly data: string;
  readonly reset: boolean;
  /** Serve stores whose folders have changed since. */
  readonly keep: boolean;
  /** Import what is known of a folder that holds other files as well. */
  readonly skipUnknown: boolean;
  /** Absolute paths of account folders. */
  readonly accounts: readonly string[];
  readonly faults: string | undefined;
  readonly speed: number;
  readonly previewSeconds: number;
  readonly pageCap: 100 | 500;
  readonly credentialLifeSeconds: number;
  readonly allowOrigins: readonly string[];
  readonly apiOnly: boolean;
  readonly log: boolean;
  readonly help: boolean;
}

/** A command line that cannot be used: the option's name and what it takes. */
export class OptionError extends Error {}

interface OptionKind {
  /** What stands behind the option in the help; without it the option is a switch. */
  readonly value?: string;
  readonly help: string;
  /** What the option takes, for messages; and the reading, which gives undefined for anything else. */
  readonly takes?: string;
  readonly read?: (text: string) => unknown;
  readonly repeats?: true;
}

const numberBetween = (least: number, most: number, whole: boolean) => (text: string) => {
  if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most && (!whole || Number.isInteger(number)) ? number : undefined;
};

const anyText = (text: string) => (text === '' ? undefined : text);

function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return origin === text && /^https?:$/.test(protocol) ? text : undefined;
}

const KINDS: Readonly<Record<string, OptionKind>> = {
  port: {
    value: 'N',
    help: 'the port to listen on, 0 for a free one (4570)',
    takes: 'a port number from 0 to 65535',
    read: numberBetween(0, 65_535, true),
  },
  host: {
    value: 'ADDRESS',
    help: 'the address to listen on (127.0.0.1); others open it to the network',
    takes: 'an IP address or a host name',
    read: (text) => (/^[0-9A-Za-z.:-]{1,253}$/.test(text) ? text : undefined),
  },
  data: {
    value: 'DIR',
    help: 'where accounts are stored (.data), or :memory:',
    takes: 'a directory or :memory:',
    read: anyText,
  },
  reset: { help: 'forget the stored accounts and import them anew' },
  keep: { help: 'serve what was imported, although a folder has changed since' },
  'skip-unknown': { help: 'import a folder without the files that are no saved answers, and note them' },
  account: {
    value: 'DIR',
    help: "an account's folder; may be given several times (the two example accounts)",
    takes: 'a directory',
    read: anyText,
    repeats: true,
  },
  faults: { value: 'FILE', help: 'fault rules, see docs/faults.md', takes: 'a file', read: anyText },
  speed: {
    value: 'N',
    help: 'how fast the clocks of the accounts run (1)',
    takes: 'a number from 0 to 1000000',
    read: numberBetween(0, 1_000_000, false),
  },
  'preview-seconds': {
    value: 'N',
    help: 'how long an exclusions preview is generated (3)',
    takes: 'a number of seconds from 0 to 3600',
    read: numberBetween(0, 3600, false),
  },
  'page-cap': {
    value: 'N',
    help: 'the most items on a page: 500 as the documentation says, or 100 as the model says (500)',
    takes: '100 or 500',
    read: (text) => (text === '100' || text === '500' ? Number(text) : undefined),
  },
  'credential-life': {
    value: 'SECONDS',
    help: 'how long the credentials of a signed-in user last (3600)',
    takes: 'a number of seconds from 1 to 3600',
    read: numberBetween(1, 3600, true),
  },
  'allow-origin': {
    value: 'ORIGIN',
    help: 'an origin whose pages may call this server; may be given several times',
    takes: 'an origin such as http://localhost:5173',
    read: readOrigin,
    repeats: true,
  },
  'api-only': { help: 'do not serve the console' },
  log: { help: 'write one line of JSON per request to standard error' },
  help: { help: 'show this' },
};

/** The text of `--help`. */
export function helpText(): string {
  const rows = Object.entries(KINDS).map(([name, { value, help }]) => [
    `--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
  ]);
  return ['Options:', ...rows.map(([left = '', right = '']) => `  ${left.padEnd(26)}${right}`)].join('\n');
}

function readArguments(argv: readonly string[]): ReadonlyMap<string, readonly unknown[]> {
  const given = new Map<string, unknown[]>();
  for (let index = 0; index < argv.length; index += 1) {
    const [, name = '', inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argv[index] ?? '') ?? [];
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (!kind) throw new OptionError(`Unknown option ${argv[index]}. Use --help to see all options.`);
    if (given.has(name) && !kind.repeats) throw new OptionError(`The option --${name} is given twice.`);
    if (!kind.read) {
      if (inline !== undefined) throw new OptionError(`The option --${name} takes no value.`);
      given.set(name, [true]);
      continue;
    }
    const text = inline ?? argv[(index += 1)];
    const value = text === undefined ? undefined : kind.read(text);
    if (value === undefined)
      throw new OptionError(
        `The option --${name} takes ${kind.takes}${text === undefined ? '.' : `, not "${text}".`}`,
      );
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return given;
}

/**
 * Reads the command line.
 *
 * @param argv without the program's own name
 * @param root the project's folder, for the defaults
 * @param workingDirectory what paths on the command line are relative to
 * @throws OptionError that names the option and what it takes
 */
export function readOptions(argv: readonly string[], root: string, workingDirectory: string): Options {
  const given = readArguments(argv);
  const one = <T>(name: string, otherwise: T): T => (given.get(name)?.[0] as T | undefined) ?? otherwise;
  if (given.has('reset') && given.has('keep'))
    throw new OptionError('The options --reset and --keep exclude each other.');
  const path = (text: string) => (isAbsolute(text) ? text : resolve(workingDirectory, text));
  const data = one('data', resolve(root, '.data'));
  const faults = one<string | undefined>('faults', undefined);
  const accounts = (given.get('account') as string[] | undefined)?.map(path);
  return {
    port: one('port', 4570),
    host: one('host', '127.0.0.1'),
    data: data === ':memory:' ? data : path(data),
    reset: one('reset', false),
    keep: one('keep', false),
    skipUnknown: one('skip-unknown', false),
    accounts: accounts ?? ['example', 'recorded-example'].map((name) => resolve(root, 'accounts', name)),
    faults: faults === undefined ? undefined : path(faults),
    speed: one('speed', 1),
    previewSeconds: one('preview-seconds', 3),
    pageCap: one<100 | 500>('page-cap', 500),
    credentialLifeSeconds: one('credential-life', 3600),
    allowOrigins: (given.get('allow-origin') as string[] | undefined) ?? [],
    apiOnly: one('api-only', false),
    log: one('log', false),
    help: one('help', false),
  };
}
