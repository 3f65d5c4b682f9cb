import { runAccountProgram } from './account-command';

/** `node dist/emulator/account-cli.js check DIR | import DIR | export DIR | snapshot DIR`: see docs/archives.md. */
process.exitCode = runAccountProgram(process.argv.slice(2));
