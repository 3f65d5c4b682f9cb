import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importUuids } from './ids';
import { runReport, UsageError } from './report/report-command';
import { makeSnapshot } from './snapshot-command';
import { AccountError } from './store/account-error';
import { createStore } from './store/create-store';
import { openDatabase } from './store/open-database';
import { openAccount, type OpenAccountOptions } from './store/open-account';
import { writeArchive } from './store/export/write-archive';
import { summarise } from './store/summarise';

const USAGE = `Usage:
  npm run account -- check DIR [--skip-unknown]           say what of a folder would load, and what is missing
  npm run account -- import DIR [--data DIR] [--reset]    make the account's store from a folder
                            [--skip-unknown] [--keep]
  npm run account -- export DIR --account ID [--data DIR] write a store's account into a new folder
  npm run account -- snapshot DIR --out FILE [--region R] make a read-only database of one region, without users
  npm run account -- report DIR... [--format md|csv|json|html] [--out FILE]
                            [--from DAY] [--to DAY] [--template ARN] [--skip-unknown]
                                                          say what was not checked, over all runs and accounts`;

type Print = (line: string) => void;

const options = {
  data: { type: 'string', default: '.data' },
  account: { type: 'string' },
  out: { type: 'string' },
  region: { type: 'string' },
  reset: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  'skip-unknown': { type: 'boolean', default: false },
  format: { type: 'string', default: 'md' },
  from: { type: 'string' },
  to: { type: 'string' },
  template: { type: 'string' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

type Opening = Pick<OpenAccountOptions, 'dataDirectory' | 'folder' | 'keep' | 'reset' | 'skipUnknown'>;

/** Loads a folder into a store that is thrown away; in a file, because a large account would not fit twice into memory. */
function check(print: Print, opening: Omit<Opening, 'dataDirectory'>): void {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'check-'));
  try {
    const { store } = openAccount({ ...opening, dataDirectory, newUuid: importUuids() });
    try {
      for (const line of summarise(store)) print(line);
    } finally {
      store.close();
    }
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

function load(print: Print, opening: Opening): void {
  const { store, created, changes, newAdministrator } = openAccount({ ...opening, newUuid: importUuids() });
  try {
    for (const line of summarise(store)) print(line);
    if (!created) print('The store was there already: nothing was imported. Use --reset to start over.');
    for (const change of changes) print(`  since the import ${change}`);
    if (newAdministrator) {
      const { name, password, accessKeyId, secretAccessKey } = newAdministrator;
      print(`There is no users.json, so an administrator was made. This is shown once:`);
      print(`  user ${name}, password ${password}`);
      print(`  access key ${accessKeyId}, secret ${secretAccessKey}`);
    }
  } finally {
    store.close();
  }
}

function save(print: Print, folder: string, dataDirectory: string, account: string | undefined): void {
  if (account === undefined || !/^\d{12}$/.test(account))
    throw new UsageError('export needs --account with the 12 digits of an account');
  const database = openDatabase(join(dataDirectory, `${account}.db`));
  try {
    const files = writeArchive(createStore(database), folder);
    print(`Wrote ${files.length} files to ${folder}. Users are not among them.`);
  } finally {
    database.close();
  }
}

/**
 * Follows a command line and gives the exit code: 1 for an account that does not load, 2 for a command that is none, 3
 * for a report of which something is not known.
 */
export function runAccountCommand(args: readonly string[], print: Print, complain: Print): number {
  try {
    const { values, positionals } = parse(args);
    const [command, folder, ...rest] = positionals;
    if (command === 'report') return runReport(print, complain, positionals.slice(1), values, importUuids());
    if (folder === undefined || rest.length > 0) throw new UsageError('a command and one folder are needed');
    const opening = {
      folder,
      reset: values.reset,
      keep: values.keep,
      skipUnknown: values['skip-unknown'],
    };
    if (command === 'check') check(print, opening);
    else if (command === 'import') load(print, { ...opening, dataDirectory: values.data });
    else if (command === 'export') save(print, folder, values.data, values.account);
    else if (command === 'snapshot') {
      if (values.out === undefined) throw new UsageError('snapshot needs --out with the file to make');
      makeSnapshot(print, folder, values.out, values.region);
    } else throw new UsageError(`there is no command ${String(command)}`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) complain(`${error.message}\n${USAGE}`);
    else if (error instanceof AccountError) complain(error.message);
    else throw error;
    return error instanceof UsageError ? 2 : 1;
  }
}
