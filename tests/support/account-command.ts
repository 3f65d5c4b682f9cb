import { runAccountCommand } from '../../emulator/account-command';

/** Runs `npm run account --` in this process: its exit code, and what it printed and complained of, a line each. */
export function runCommand(...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = runAccountCommand(
    args,
    (line) => printed.push(line),
    (line) => complaints.push(line),
  );
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}
