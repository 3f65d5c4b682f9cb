import { runAccountCommand } from './account-command';
import { complain, print } from './terminal';

/** `node dist/emulator/account-cli.js check DIR | import DIR | export DIR | snapshot DIR`: see docs/archives.md. */
process.exitCode = runAccountCommand(process.argv.slice(2), print, complain);
