/** The exclusions of a run: their list, and what each says. */
import {
  DescribeExclusionsCommand,
  ListExclusionsCommand,
  paginateListExclusions,
  StartAssessmentRunCommand,
} from '@aws-sdk/client-inspector';
import { beforeAll, describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, RECORDED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('ListExclusions', () => {
  const list = (assessmentRunArn: string, account?: typeof RECORDED, more = {}) =>
    emulator.client('admin', account).send(new ListExclusionsCommand({ assessmentRunArn, ...more }));

  test('lists the exclusions of a run that has ended, page by page', async () => {
    const all = await list(small.runs[0] ?? '');
    expect(all.exclusionArns?.length).toBeGreaterThan(1);
    expect(all.nextToken).toBeUndefined();
    const walked: string[] = [];
    const pages = paginateListExclusions(
      { client: emulator.client(), pageSize: 1 },
      { assessmentRunArn: small.runs[0] },
    );
    for await (const page of pages) {
      expect(page.exclusionArns?.length).toBe(1);
      walked.push(...(page.exclusionArns ?? []));
    }
    expect(walked).toEqual(all.exclusionArns);
  });

  test('a run that has not ended has an empty list', async () => {
    const { assessmentRunArn = '' } = await emulator
      .client()
      .send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.nightly }));
    await expect(list(assessmentRunArn)).resolves.toMatchObject({ exclusionArns: [] });
  });

  test('a recorded list that was saved empty is empty; one that was not saved is refused', async () => {
    await expect(list(recorded.none, RECORDED)).resolves.toMatchObject({ exclusionArns: [] });
    await expect(list(recorded.absent, RECORDED)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The exclusions of this run are not in this data',
      errorCode: 'ASSESSMENT_RUN_DOES_NOT_EXIST',
      canRetry: false,
    });
  });

  test('where only some exclusions are known, the walk ends in a refusal and not in silence', async () => {
    const first = await list(recorded.part, RECORDED);
    expect(first.exclusionArns).toEqual([recorded.partExclusion]);
    expect(first.nextToken).toBeDefined();
    await expect(list(recorded.part, RECORDED, { nextToken: first.nextToken })).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The rest of the exclusions of this run are not in this data',
    });
  });

  refuses.wrongArns('run', (arn) => list(arn), small.weekly);

  test('refuses a caller without the permission', async () => {
    const call = emulator
      .client('newcomer')
      .send(new ListExclusionsCommand({ assessmentRunArn: small.runs[0] }));
    await expect(call).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: inspector:ListExclusions',
      errorCode: 'ACCESS_DENIED_TO_ASSESSMENT_RUN',
    });
  });

  test('refuses a page token of another run, an altered one and too many results', async () => {
    const { nextToken = '' } = await list(small.runs[0] ?? '', undefined, { maxResults: 1 });
    const bad = { name: 'InvalidInputException', errorCode: 'INVALID_PAGINATION_TOKEN' };
    await expect(list(small.runs[1] ?? '', undefined, { nextToken })).rejects.toMatchObject(bad);
    await expect(list(small.runs[0] ?? '', undefined, { nextToken: `${nextToken}A` })).rejects.toMatchObject(
      bad,
    );
    await expect(list(small.runs[0] ?? '', undefined, { nextToken, maxResults: 2 })).resolves.toBeDefined();
    await expect(list(small.runs[0] ?? '', undefined, { maxResults: 0 })).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_MAX_RESULTS',
    });
  });

  test('more than the most that a page may have gives the most: AWS’s published samples ask for 250,000', async () => {
    const whole = await list(small.runs[0] ?? '', undefined, { maxResults: 500 });
    expect(await list(small.runs[0] ?? '', undefined, { maxResults: 250_000 })).toMatchObject({
      exclusionArns: whole.exclusionArns,
    });
  });
});

describe('DescribeExclusions', () => {
  const described = (...arns: string[]) =>
    emulator.client().send(new DescribeExclusionsCommand({ exclusionArns: arns }));

  let one = '';
  beforeAll(async () => {
    const listed = await emulator
      .client()
      .send(new ListExclusionsCommand({ assessmentRunArn: small.runs[0] }));
    one = listed.exclusionArns?.[0] ?? '';
  });

  test('describes exclusions by ARN', async () => {
    const { exclusions, failedItems } = await described(one);
    expect(exclusions?.[one]).toMatchObject({ arn: one, title: expect.stringMatching(/./) as string });
    expect(exclusions?.[one]?.scopes?.[0]?.key).toMatch(/^(INSTANCE_ID|RULES_PACKAGE_ARN)$/);
    expect(failedItems).toEqual({});
  });

  test('gives what was recorded, word for word', async () => {
    const [arn] = recorded.exclusions;
    const { exclusions } = await emulator
      .client('admin', RECORDED)
      .send(new DescribeExclusionsCommand({ exclusionArns: [arn], locale: 'EN_US' }));
    expect(exclusions?.[arn]).toEqual({
      arn,
      title: 'Agent not found',
      description: 'Agent not found.',
      recommendation: 'See to it.',
      scopes: [{ key: 'INSTANCE_ID', value: 'i-00000000000000001' }],
    });
  });

  refuses.wrongItems(described, {
    member: 'exclusions',
    none: {},
    own: () => one,
    foreign: recorded.partExclusion,
    unknown: `${small.runs[0]}/exclusion/0-Unknown1`,
    // A list that was passed on whole gets an error that a client can act on, not one of the transport.
    tooMany: [101, 2500],
  });

  refuses.strangers(emulator, 'DescribeExclusions', (client) =>
    client.send(new DescribeExclusionsCommand({ exclusionArns: [one] })),
  );
});
