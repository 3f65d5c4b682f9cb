/** Commands that are printed for people run as they stand: those that the console shows, and those of the documentation. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { helpText } from '../../emulator/options';
import {
  type Call,
  type CallPurpose,
  callsOfExclusions,
  callsOfPreview,
  callsOfRuns,
  callsOfTemplates,
} from '../../src/domain/export/calls';
import {
  awsCommands,
  boto3Python,
  clientEnvironment,
  runPython,
  runShell,
  version,
} from '../support/clients';
import { type EmulatorProcess, projectRoot, startEmulator } from '../support/emulator-process';
import { exampleAccount } from '../support/emulator';

describe('the console’s commands', () => {
  const TEMPLATE = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw';
  /** It has 37 exclusions; the template's preview has more than one page of 100. */
  const RUN = `${TEMPLATE}/run/0-5PsFUbfs`;

  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await startEmulator(
      '--account',
      exampleAccount,
      '--preview-seconds',
      '0',
      '--page-cap',
      '100',
    );
  });
  afterAll(() => emulator.stop());

  /** The JSON documents that a printed command prints, one after the other. */
  async function documentsOf(aws: string, calls: readonly Call[], purpose: CallPurpose) {
    const call = calls.find((each) => each.purpose === purpose);
    const { code, stdout, stderr } = await runShell(aws, call?.command ?? '');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return stdout
      .split(/(?<=^\})\n/m)
      .filter((text) => text.trim() !== '')
      .map((text) => JSON.parse(text) as Readonly<Record<string, unknown>>);
  }

  describe.skipIf(awsCommands.length === 0).each(awsCommands.length > 0 ? awsCommands : ['aws'])(
    'the printed commands, run by %s',
    (aws) => {
      const target = () => ({ region: 'us-west-2', endpoint: emulator.origin });

      test('list and describe runs and templates', async () => {
        const runs = callsOfRuns(target(), {
          namePattern: '*weekly*',
          templateArns: [TEMPLATE],
          startedFrom: Date.UTC(2018, 5, 25),
        });
        const described = await documentsOf(aws, runs, 'describe-listed-runs');
        const found = described.flatMap((document) => document['assessmentRuns'] as { arn: string }[]);
        expect(found.some(({ arn }) => arn === RUN)).toBe(true);
        const [templates] = await documentsOf(
          aws,
          callsOfTemplates(target(), {}),
          'describe-listed-templates',
        );
        expect(Object.keys(templates ?? {})).toContain('assessmentTemplates');
      });

      test('show a run’s exclusions', async () => {
        const calls = callsOfExclusions(target(), RUN);
        const [listed] = await documentsOf(aws, calls, 'list-exclusions');
        const [described] = await documentsOf(aws, calls, 'describe-exclusions');
        expect(listed?.['exclusionArns']).toHaveLength(37);
        expect(Object.keys(described?.['exclusions'] ?? {}).toSorted()).toEqual(
          (listed?.['exclusionArns'] as string[] | undefined)?.toSorted(),
        );
      });

      test('make a preview, and read all of its pages', async () => {
        const [created] = await documentsOf(
          aws,
          callsOfPreview(target(), TEMPLATE, undefined),
          'create-preview',
        );
        const token = String(created?.['previewToken']);
        const pages = await documentsOf(aws, callsOfPreview(target(), TEMPLATE, token), 'get-preview');
        expect(pages.map((page) => (page['exclusionPreviews'] as unknown[]).length)).toEqual([100, 1]);
      });
    },
  );
});

describe('docs/emulator.md', () => {
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
});
