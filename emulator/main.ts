import { join } from 'node:path';
import { helpText } from './options';
import { projectRoot } from './version';
import { type Options, readOptions } from './read-options';
import { refuse, serve } from './serve';
import { print, printText } from './terminal';

/** Runs the program. What a person can cure ends with its text and exit code 1. */
async function main(argv: readonly string[]): Promise<void> {
  let options: Options | undefined;
  try {
    options = readOptions(argv, projectRoot(), process.cwd());
    if (options.help) printText(print, helpText());
    else await serve(options, join(projectRoot(), 'dist', 'console'));
  } catch (error) {
    process.exitCode = refuse(error, options);
  }
}

await main(process.argv.slice(2));
