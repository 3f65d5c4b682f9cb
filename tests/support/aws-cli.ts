import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clientEnvironment, type Printed, version } from './clients';
import { projectRoot } from './emulator-process';

/** An AWS CLI that stays up between its commands. */
export interface AwsCli {
  /** Runs `aws inspector ...`. */
  inspector(...argv: string[]): Promise<Printed>;
  close(): void;
}

/** Every Python that has an AWS CLI as a module, each version of it once; the CLI's own version beside it. */
export const awsCliPythons: readonly (readonly [version: string, python: string])[] = [
  ...new Map(
    ['/usr/bin/python3', 'python3'].map((python) => [
      version(python, '-c', 'import awscli; print(awscli.__version__, end="")'),
      python,
    ]),
  ),
].flatMap(([found, python]) => (found === undefined ? [] : [[found, python] as const]));

/** Starts the AWS CLI of a Python. Commands are carried out one after the other. */
export function startAwsCli(python: string, origin: string): AwsCli {
  const child: ChildProcess = spawn(python, [join(projectRoot, 'tests/support/aws-cli-server.py')], {
    env: clientEnvironment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!child.stdin || !child.stdout) throw new Error('The AWS CLI has no pipes');
  const { stdin, stdout } = child;
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    async inspector(...argv) {
      stdin.write(
        `${JSON.stringify(['--endpoint-url', origin, '--output', 'json', 'inspector', ...argv])}\n`,
      );
      const { value, done } = await lines.next();
      if (done === true) throw new Error('The AWS CLI has ended');
      return JSON.parse(value) as Printed;
    },
    close() {
      stdin.end();
    },
  };
}
