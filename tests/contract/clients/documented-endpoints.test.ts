import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { helpText } from '../../../emulator/options';
import { awsCommands, boto3Python, clientEnvironment, runPython, version } from '../../support/clients';
import { exampleAccount } from '../../support/emulator';
import { type EmulatorProcess, projectRoot, startEmulator } from '../../support/emulator-process';

/** Runs the blocks of docs/emulator.md as they stand there, but for the address. */
const text = readFileSync(join(projectRoot, 'docs/emulator.md'), 'utf8');
const ADDRESS = 'http://127.0.0.1:4570';
const ARN = /arn:aws:inspector:us-west-2:123456789012:target\/[\w-]+\/template\/[\w-]+\/run\/[\w-]+/g;

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await startEmulator('--account', exampleAccount);
});
afterAll(() => emulator.stop());

/** The documentation's blocks of a language, in their order. */
function blocks(language: string): readonly string[] {
  const found = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))];
  return found.map(([, block = '']) => block);
}

const here = (block: string) => block.replaceAll(ADDRESS, emulator.origin);

const run = async (command: string, ...argv: string[]) => {
  // Nothing but what the block itself sets.
  const {
    AWS_ACCESS_KEY_ID: _id,
    AWS_SECRET_ACCESS_KEY: _secret,
    AWS_DEFAULT_REGION: _region,
    ...env
  } = clientEnvironment;
  return (await promisify(execFile)(command, argv, { env, cwd: projectRoot })).stdout;
};

/** The runs of the example in Oregon: 35, as docs/assessment-engine.md lists them. */
function expectRuns(output: string): void {
  expect(new Set(output.match(ARN)).size).toBe(35);
}

/** Whether an AWS CLI takes its endpoint from the environment: from 1.29 and 2.13 on. */
function readsEndpoint(command: string): boolean {
  const [, major = '0', minor = '0'] =
    /aws-cli\/(\d+)\.(\d+)/.exec(version(command, '--version') ?? '') ?? [];
  return Number(minor) >= (major === '1' ? 29 : 13);
}

const [everyCli = '', recentCli = ''] = blocks('sh');
const shell = (command: string, block: string) =>
  run('sh', '-c', `aws() { command '${command}' "$@"; }\n${here(block)}`);

test.skipIf(awsCommands.length === 0).each(awsCommands.length > 0 ? awsCommands : ['aws'])(
  'the settings of the AWS CLI: %s',
  async (command) => {
    expectRuns(await shell(command, everyCli));
  },
);

const recent = awsCommands.find(readsEndpoint);
test.skipIf(recent === undefined)('the setting of a recent AWS CLI', async () => {
  expectRuns(await shell(recent ?? '', recentCli));
});

test.skipIf(boto3Python === undefined)('the settings of boto3', async () => {
  const { code, stdout, stderr } = await runPython(boto3Python ?? '', here(blocks('python')[0] ?? ''));
  expect(code, stderr).toBe(0);
  expectRuns(stdout);
});

test('the settings of the JavaScript SDK', async () => {
  expectRuns(await run(process.execPath, '--input-type=module', '--eval', here(blocks('js')[0] ?? '')));
});

test('every option is explained, and none that is not there', () => {
  const options = (from: string) => [...new Set(from.match(/--[a-z][a-z-]+/g))].toSorted();
  const table = text.slice(text.indexOf('## Options'), text.indexOf('## Calls'));
  expect(options(table)).toEqual(options(helpText()));
});
