/** The AWS CLI and boto3 see what the SDK for JavaScript sees: 2,500 exclusions, a preview, errors by name. */
import { paginateListAssessmentRuns, paginateListExclusions } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  awsCliPythons,
  awsCommands,
  awsInspector,
  boto3Python,
  clientsAreRequired,
  runBoto3,
} from '../support/clients';
import { type EmulatorProcess, startEmulator } from '../support/emulator-process';
import { exampleAccount, inspectorClient } from '../support/emulator';

let emulator: EmulatorProcess;
/** A run with 2,500 exclusions in us-west-2, its template, and the same ARN in a run that nobody has. */
let run: string;
let template: string;
let missing: string;

async function countExclusions(assessmentRunArn: string): Promise<number> {
  let count = 0;
  const client = inspectorClient(emulator.origin);
  for await (const page of paginateListExclusions({ client, pageSize: 500 }, { assessmentRunArn }))
    count += page.exclusionArns?.length ?? 0;
  return count;
}

/** The run is found through the SDK, so that what the other clients see has something to agree with. */
async function findLargeRun(): Promise<string> {
  const client = inspectorClient(emulator.origin);
  const filter = { states: ['COMPLETED' as const, 'COMPLETED_WITH_ERRORS' as const] };
  for await (const page of paginateListAssessmentRuns({ client, pageSize: 100 }, { filter }))
    for (const arn of page.assessmentRunArns ?? []) if ((await countExclusions(arn)) === 2500) return arn;
  throw new Error('the example account has no run with 2,500 exclusions in us-west-2');
}

beforeAll(async () => {
  emulator = await startEmulator('--account', exampleAccount, '--preview-seconds', '0.2');
  run = await findLargeRun();
  template = run.replace(/\/run\/.*$/, '');
  missing = `${template}/run/0-00000000`;
});
afterAll(() => emulator.stop());

describe.skipIf(awsCommands.length === 0).each(awsCommands.length > 0 ? awsCommands : ['aws'])(
  '%s',
  (command) => {
    const aws = async (...argv: string[]) => {
      const { code, stdout, stderr } = await awsInspector(command, emulator.origin, ...argv);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return JSON.parse(stdout) as Record<string, never>;
    };

    test('lists 2,500 exclusions page by page, and describes a hundred of them', async () => {
      const listed = await aws('list-exclusions', '--assessment-run-arn', run, '--page-size', '500');
      const arns = listed['exclusionArns'] as string[] | undefined;
      expect(new Set(arns).size).toBe(2500);
      const hundred = arns?.slice(0, 100) ?? [];
      const described = await aws('describe-exclusions', '--exclusion-arns', ...hundred);
      expect(Object.keys(described['exclusions'] ?? {}).toSorted()).toEqual(hundred.toSorted());
      expect(described['failedItems']).toEqual({});
    });

    test('previews exclusions', async () => {
      const created = await aws('create-exclusions-preview', '--assessment-template-arn', template);
      const token = String(created['previewToken']);
      const ask = () =>
        aws('get-exclusions-preview', '--assessment-template-arn', template, '--preview-token', token);
      let preview = await ask();
      // Each call takes longer than the generation, so this goes round once or twice.
      for (let turn = 0; preview['previewStatus'] !== 'COMPLETED' && turn < 20; turn += 1)
        preview = await ask();
      expect(preview['previewStatus']).toBe('COMPLETED');
      expect(preview['exclusionPreviews']).not.toEqual([]);
    });

    test('shows the errors of the service by name', async () => {
      const absent = await awsInspector(
        command,
        emulator.origin,
        'list-exclusions',
        '--assessment-run-arn',
        missing,
      );
      expect(absent.code).toBeGreaterThan(0);
      expect(absent.stderr).toContain(
        'An error occurred (NoSuchEntityException) when calling the ListExclusions',
      );
      const many = Array.from({ length: 101 }, () => `${run}/exclusion/0-00000000`);
      const refused = await awsInspector(
        command,
        emulator.origin,
        'describe-exclusions',
        '--exclusion-arns',
        ...many,
      );
      expect(refused.stderr).toContain('(InvalidInputException)');
    });
  },
);

/** Runs a program of boto3's, and reads the JSON that it prints. */
const python = async (program: string) => {
  const { code, stdout, stderr } = await runBoto3(boto3Python ?? '', emulator.origin, program);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as unknown;
};

describe.skipIf(boto3Python === undefined)('boto3', () => {
  test('pages through 2,500 exclusions, and describes all of them', async () => {
    const program = `
arns = []
pages = 0
for page in client.get_paginator('list_exclusions').paginate(assessmentRunArn='${run}', PaginationConfig={'PageSize': 100}):
    arns += page['exclusionArns']
    pages += 1
described = {}
for start in range(0, len(arns), 100):
    answer = client.describe_exclusions(exclusionArns=arns[start:start + 100])
    described.update(answer['exclusions'])
    assert answer['failedItems'] == {}
assert set(described) == set(arns)
print(json.dumps([len(arns), len(set(arns)), pages, all(e['scopes'] for e in described.values())]))`;
    expect(await python(program)).toEqual([2500, 2500, 25, true]);
  });

  test('previews exclusions, and reads times as times', async () => {
    const program = `
token = client.create_exclusions_preview(assessmentTemplateArn='${template}')['previewToken']
status = ''
while status != 'COMPLETED':
    answer = client.get_exclusions_preview(assessmentTemplateArn='${template}', previewToken=token)
    status = answer['previewStatus']
    time.sleep(0.05)
run = client.describe_assessment_runs(assessmentRunArns=['${run}'])['assessmentRuns'][0]
print(json.dumps([len(answer['exclusionPreviews']) > 0, run['createdAt'].year > 2015]))`;
    expect(await python(program)).toEqual([true, true]);
  });

  test('catches the errors of the service by their classes', async () => {
    const slow = await startEmulator('--account', exampleAccount, '--preview-seconds', '3600');
    onTestFinished(async () => {
      await slow.stop();
    });
    const program = `
caught = []
try:
    client.list_exclusions(assessmentRunArn='${missing}')
except client.exceptions.NoSuchEntityException as error:
    caught.append([error.response['Error']['Code'], error.response['errorCode'], error.response['canRetry']])
try:
    client.list_exclusions(assessmentRunArn='${run}', maxResults=-1)
except client.exceptions.InvalidInputException as error:
    caught.append([error.response['Error']['Code'], bool(error.response['errorCode']), len(error.response['ResponseMetadata']['RequestId'])])
slow = boto3.client('inspector', endpoint_url='${slow.origin}')
slow.create_exclusions_preview(assessmentTemplateArn='${template}')
try:
    slow.create_exclusions_preview(assessmentTemplateArn='${template}')
except slow.exceptions.PreviewGenerationInProgressException as error:
    caught.append(error.response['Error']['Code'])
wrong = boto3.client('inspector', endpoint_url=os.environ['ENDPOINT'], aws_access_key_id=os.environ['AWS_ACCESS_KEY_ID'], aws_secret_access_key='wrong')
try:
    wrong.list_rules_packages()
except ClientError as error:
    caught.append(error.response['Error']['Code'])
print(json.dumps(caught))`;
    expect(await python(program)).toEqual([
      ['NoSuchEntityException', 'ASSESSMENT_RUN_DOES_NOT_EXIST', false],
      ['InvalidInputException', true, 36],
      'PreviewGenerationInProgressException',
      'InvalidSignatureException',
    ]);
  });
});

test('where the other clients have to be, none of their tests is skipped', () => {
  const found = {
    'an AWS CLI': awsCommands.length > 0,
    'a Python with the AWS CLI': awsCliPythons.length > 0,
    'a Python with boto3': boto3Python !== undefined,
  };
  const lacking = Object.entries(found).flatMap(([name, there]) => (there ? [] : [name]));
  expect(clientsAreRequired ? lacking : []).toEqual([]);
});
