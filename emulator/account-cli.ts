import { runAccountCommand } from './account-command';

/** `node dist/emulator/account-cli.js check DIR | import DIR | export DIR | snapshot DIR`: see docs/archives.md. */
process.exitCode = runAccountCommand(
  process.argv.slice(2),
  (line) => process.stdout.write(`${line}\n`),
  (line) => process.stderr.write(`${line}\n`),
);
