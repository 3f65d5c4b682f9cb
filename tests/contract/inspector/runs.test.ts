/** Assessment runs that are there: listed, described and deleted, and the report that nobody makes of them. */
import {
  type AssessmentRunFilter,
  DeleteAssessmentRunCommand,
  DescribeAssessmentRunsCommand,
  DescribeExclusionsCommand,
  GetAssessmentReportCommand,
  ListAssessmentRunsCommand,
  type ListAssessmentRunsRequest,
  ListExclusionsCommand,
  StartAssessmentRunCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, RECORDED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('ListAssessmentRuns', () => {
  const newest = small.runs.toReversed();
  const list = async (input: ListAssessmentRunsRequest) =>
    (await emulator.client().send(new ListAssessmentRunsCommand(input))).assessmentRunArns;
  const day = (date: string) => new Date(`${date}T06:00:00Z`);

  test('lists all runs newest first, or those of some templates', async () => {
    expect(await list({})).toEqual(newest);
    expect(await list({ assessmentTemplateArns: [small.nightly] })).toEqual([]);
    expect(await list({ assessmentTemplateArns: [small.nightly, small.weekly, small.weekly] })).toEqual(
      newest,
    );
  });

  test.each<[string, AssessmentRunFilter, readonly (string | undefined)[]]>([
    ['a name', { namePattern: 'Run 2' }, [newest[1]]],
    ['a pattern', { namePattern: '*3' }, [newest[0]]],
    ['states', { states: ['FAILED', 'COMPLETED'] }, [newest[0], newest[2]]],
    ['no state in particular', { states: [] }, newest],
    ['a duration', { durationRange: { minSeconds: 3600, maxSeconds: 3600 } }, newest],
    ['a shorter duration', { durationRange: { maxSeconds: 3599 } }, []],
    ['a rules package', { rulesPackageArns: [small.practices] }, newest],
    ['a start', { startTimeRange: { beginDate: day('2018-09-02') } }, newest.slice(0, 2)],
    ['an end', { completionTimeRange: { endDate: day('2018-09-02') } }, [newest[2]]],
    [
      'a state change',
      { stateChangeTimeRange: { beginDate: day('2018-09-02'), endDate: day('2018-09-03') } },
      [newest[1]],
    ],
    ['two things', { states: ['FAILED'], namePattern: 'Run 1' }, []],
  ])('filters by %s', async (_what, filter, expected) => {
    expect(await list({ filter })).toEqual(expected);
  });

  test.each([
    ['startTimeRange', 'INVALID_ASSESSMENT_RUN_START_TIME_RANGE'],
    ['completionTimeRange', 'INVALID_ASSESSMENT_RUN_COMPLETION_TIME_RANGE'],
    ['stateChangeTimeRange', 'INVALID_ASSESSMENT_RUN_STATE_CHANGE_TIME_RANGE'],
  ])('refuses a %s that ends before it begins', async (member, errorCode) => {
    const range = { beginDate: day('2018-09-02'), endDate: day('2018-09-01') };
    await expect(list({ filter: { [member]: range } })).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode,
    });
  });

  test('a run known only by its exclusions is listed, and matches no filter', async () => {
    const client = emulator.client('admin', RECORDED);
    const all = await client.send(new ListAssessmentRunsCommand({}));
    expect(all.assessmentRunArns).toContain(recorded.part);
    const filtered = await client.send(new ListAssessmentRunsCommand({ filter: { namePattern: '*' } }));
    expect(filtered.assessmentRunArns).not.toContain(recorded.part);
    expect(filtered.assessmentRunArns).toHaveLength(3);
  });

  refuses.wrongArns('template', (arn) => list({ assessmentTemplateArns: [arn] }));
  refuses.strangers(emulator, 'ListAssessmentRuns', (client) =>
    client.send(new ListAssessmentRunsCommand({})),
  );
});

describe('DescribeAssessmentRuns', () => {
  const described = (...arns: string[]) =>
    emulator.client().send(new DescribeAssessmentRunsCommand({ assessmentRunArns: arns }));

  const first = small.runs[0] ?? '';

  test('describes a run, times with their fractions', async () => {
    const { assessmentRuns } = await described(first);
    expect(assessmentRuns?.[0]).toMatchObject({
      arn: first,
      name: 'Run 1',
      assessmentTemplateArn: small.weekly,
      state: 'COMPLETED',
      createdAt: new Date('2018-09-01T06:00:00Z'),
      startedAt: new Date('2018-09-01T06:00:00.135Z'),
      completedAt: new Date('2018-09-01T07:01:01Z'),
      dataCollected: true,
      stateChanges: [{ state: 'CREATED' }, { state: 'COMPLETED' }],
      notifications: [],
      findingCounts: { High: 1 },
    });
  });

  test('a run known only by its exclusions is a failed item', async () => {
    const answer = await emulator
      .client('admin', RECORDED)
      .send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [recorded.part, recorded.none] }));
    expect(answer.assessmentRuns?.map(({ arn }) => arn)).toEqual([recorded.none]);
    expect(answer.failedItems).toEqual({
      [recorded.part]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    });
  });

  refuses.wrongItems(described, {
    member: 'assessmentRuns',
    own: () => first,
    foreign: recorded.whole,
    unknown: `${small.weekly}/run/0-Unknown1`,
  });

  refuses.strangers(emulator, 'DescribeAssessmentRuns', (client) =>
    client.send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [first] })),
  );
});

describe('GetAssessmentReport', () => {
  const own = smallEmulator();

  const command = (assessmentRunArn: string | undefined) =>
    new GetAssessmentReportCommand({ assessmentRunArn, reportFileFormat: 'PDF', reportType: 'FULL' });
  const get = (arn: string) => own.client().send(command(arn));

  test('makes no reports, and says so', async () => {
    await expect(get(small.runs[0] ?? '')).rejects.toMatchObject({
      name: 'UnsupportedFeatureException',
      message: 'This endpoint makes no assessment reports',
      canRetry: false,
    });
  });

  test('a run in progress is refused for that', async () => {
    const { assessmentRunArn = '' } = await own
      .client()
      .send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.nightly }));
    await expect(get(assessmentRunArn)).rejects.toMatchObject({
      name: 'AssessmentRunInProgressException',
      assessmentRunArns: [assessmentRunArn],
    });
  });

  refuses.wrongArns('run', get);
  refuses.strangers(own, 'GetAssessmentReport', (client) => client.send(command(small.runs[0])));
});

describe('DeleteAssessmentRun', () => {
  const own = smallEmulator();

  const remove = (assessmentRunArn: string, client = own.client()) =>
    client.send(new DeleteAssessmentRunCommand({ assessmentRunArn }));

  refuses.deletes(own, 'run', 'DeleteAssessmentRun', (client, arn) => remove(arn, client));

  test('takes the run and its exclusions away', async () => {
    const client = own.client();
    const [gone = '', ...left] = small.runs;
    const { exclusionArns } = await client.send(new ListExclusionsCommand({ assessmentRunArn: gone }));
    expect(exclusionArns?.length).toBeGreaterThan(0);
    await remove(gone);
    const { exclusions, failedItems } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
    expect(exclusions).toEqual({});
    expect(Object.keys(failedItems ?? {}).toSorted()).toEqual(exclusionArns?.toSorted());
    const { assessmentRunArns } = await client.send(
      new ListAssessmentRunsCommand({ assessmentTemplateArns: [small.weekly], maxResults: 100 }),
    );
    expect(assessmentRunArns).not.toContain(gone);
    expect(assessmentRunArns).toEqual(expect.arrayContaining(left));
    await expect(remove(gone)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      errorCode: 'ASSESSMENT_RUN_DOES_NOT_EXIST',
    });
  });
});
