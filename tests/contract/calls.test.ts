import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Call,
  type CallPurpose,
  callsOfExclusions,
  callsOfPreview,
  callsOfRuns,
  callsOfTemplates,
} from '../../src/domain/export/calls';
import { awsCommands, runShell } from '../support/clients';
import { exampleAccount } from '../support/emulator';
import { type EmulatorProcess, startEmulator } from '../support/emulator-process';

const TEMPLATE = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw';
/** It has 37 exclusions; the template's preview has more than one page of 100. */
const RUN = `${TEMPLATE}/run/0-5PsFUbfs`;

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await startEmulator('--account', exampleAccount, '--preview-seconds', '0', '--page-cap', '100');
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
      const [templates] = await documentsOf(aws, callsOfTemplates(target(), {}), 'describe-listed-templates');
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
