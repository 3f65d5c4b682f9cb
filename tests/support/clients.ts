import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { dirname, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { projectRoot } from './emulator-process';
import { administrator } from './emulator';

const run = promisify(execFile);

/** What both clients need to find their key pair, and nothing of the machine's own configuration. */
export const clientEnvironment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  PYENV_VERSION: process.env['PYENV_VERSION'],
  AWS_ACCESS_KEY_ID: administrator.accessKeyId,
  AWS_SECRET_ACCESS_KEY: administrator.secretAccessKey,
  AWS_DEFAULT_REGION: 'us-west-2',
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
};

/** What a command says when it is asked for its version; undefined when there is none. */
export function version(command: string, ...argv: string[]): string | undefined {
  try {
    return execFileSync(command, argv, { stdio: 'pipe', encoding: 'utf8', env: clientEnvironment });
  } catch {
    return undefined;
  }
}

/** Every AWS CLI that is found, each version once: the one on the PATH, and the distribution's own. */
export const awsCommands = [
  ...new Map(['/usr/bin/aws', 'aws'].map((command) => [version(command, '--version'), command] as const)),
].flatMap(([found, command]) => (found === undefined ? [] : [command]));

/** A Python that has boto3, if one is found. */
export const boto3Python = ['python3', '/usr/bin/python3'].find(
  (command) => version(command, '-c', 'import boto3') !== undefined,
);

/** Whether this machine has to have the clients, instead of their tests being skipped (`.ci/run` installs them). */
export const clientsAreRequired = process.env['REQUIRE_CLIENTS'] === '1';

/** What a command printed, and how it ended. */
interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with the clients' environment and what is given beside it. */
export async function runProgram(
  command: string,
  argv: readonly string[],
  more: object = {},
): Promise<Printed> {
  try {
    const done = await run(command, [...argv], {
      env: { ...clientEnvironment, ...more },
      maxBuffer: 64 * 2 ** 20,
    });
    return { code: 0, ...done };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** Runs `aws inspector ...` against an endpoint. */
export function awsInspector(command: string, origin: string, ...argv: string[]): Promise<Printed> {
  return runProgram(command, ['--endpoint-url', origin, '--output', 'json', 'inspector', ...argv]);
}

/** Runs a script of a POSIX shell in which `aws` is one of {@link awsCommands}. */
export function runShell(aws: string, script: string): Promise<Printed> {
  const folder = isAbsolute(aws) ? `${dirname(aws)}:` : '';
  return runProgram('sh', ['-c', script], { PATH: `${folder}${process.env['PATH'] ?? ''}` });
}

/** Runs a Python program with nothing but what it is given in its environment, and both clients' key pair. */
export function runPython(python: string, program: string, more: object = {}): Promise<Printed> {
  return runProgram(python, ['-c', program], more);
}

/** Runs a Python program that finds an Inspector client of boto3 as `client`. */
export function runBoto3(python: string, origin: string, program: string): Promise<Printed> {
  const head = [
    'import boto3, json, os, time',
    'from botocore.exceptions import ClientError',
    "client = boto3.client('inspector', endpoint_url=os.environ['ENDPOINT'])",
  ];
  return runPython(python, [...head, program].join('\n'), { ENDPOINT: origin });
}

/** An AWS CLI that stays up between its commands. */
interface AwsCli {
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

/**
 * Starts the AWS CLI of a Python. Commands are carried out one after the other.
 * @param more what is set in its environment beside, or instead of, what it needs
 */
export function startAwsCli(
  python: string,
  origin: string,
  more: Readonly<Record<string, string>> = {},
): AwsCli {
  const child: ChildProcess = spawn(python, [join(projectRoot, 'tests/support/aws-cli-server.py')], {
    env: { ...clientEnvironment, ...more },
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
