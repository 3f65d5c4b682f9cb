import { homedir } from 'node:os';
import { join } from 'node:path';
import { runAccountProgram } from '../account-command';
import { programName, projectRoot } from '../version';
import { refuse, serve } from '../serve';
import { print, printText } from '../terminal';
import { type Asked, NAME, readCommandLine } from './commands';
import { browserOpener, dataPlace, openBrowser } from './platform';

const { platform, env } = process;

function openInBrowser(address: string): void {
  const opener = browserOpener({ platform, env }, process.stdout.isTTY, address);
  if (opener) openBrowser(opener);
}

/** Runs the package's command: see docs/package.md. */
async function main(argv: readonly string[]): Promise<number | undefined> {
  const root = projectRoot();
  const data = dataPlace({ platform, env, home: homedir() });
  let asked: Asked | undefined;
  try {
    asked = readCommandLine(argv, { root, workingDirectory: process.cwd(), data });
    if (asked.kind === 'account') return runAccountProgram(asked.args, { usage: NAME, data });
    if (asked.kind === 'serve')
      await serve(asked.options, join(root, 'dist', 'console'), asked.browser ? openInBrowser : undefined);
    else printText(print, asked.kind === 'help' ? asked.text : programName(root));
    return undefined;
  } catch (error) {
    return refuse(error, asked?.kind === 'serve' ? asked.options : undefined);
  }
}

const code = await main(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;
