import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder that a person called npm in, which runs scripts in the project's: what paths are relative to. */
export const callersFolder = process.env.INIT_CWD ?? process.cwd();

/** A failure that is told to a person in one sentence, without a stack. */
export class UserError extends Error {}

/** Says what goes on, beside the results: standard output stays for them. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a script's body, and ends with its message when it fails. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
