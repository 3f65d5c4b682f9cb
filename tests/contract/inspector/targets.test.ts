/** Assessment targets: listed, described, made, changed and deleted. */
import {
  CreateAssessmentTargetCommand,
  DeleteAssessmentTargetCommand,
  DescribeAssessmentRunsCommand,
  DescribeAssessmentTargetsCommand,
  DescribeAssessmentTemplatesCommand,
  ListAssessmentTargetsCommand,
  type ListAssessmentTargetsRequest,
  UpdateAssessmentTargetCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { NOW, recorded, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('ListAssessmentTargets', () => {
  const list = (input: ListAssessmentTargetsRequest = {}) =>
    emulator.client().send(new ListAssessmentTargetsCommand(input));

  test('lists the targets newest first, page by page', async () => {
    const all = [small.nobody, small.everything, small.web];
    expect(await list()).toMatchObject({ assessmentTargetArns: all });
    const first = await list({ maxResults: 2 });
    expect(first.assessmentTargetArns).toEqual(all.slice(0, 2));
    const second = await list({ maxResults: 2, nextToken: first.nextToken ?? '' });
    expect(second.assessmentTargetArns).toEqual(all.slice(2));
    expect(second.nextToken).toBeUndefined();
  });

  const named = async (assessmentTargetNamePattern: string) =>
    (await list({ filter: { assessmentTargetNamePattern } })).assessmentTargetArns;

  test('filters by name, with and without a star', async () => {
    expect(await named('web')).toEqual([small.web]);
    expect(await named('*b*')).toEqual([small.nobody, small.web]);
    expect(await named('We*')).toEqual([]);
  });

  test('another region has none', async () => {
    const { assessmentTargetArns } = await emulator
      .client('admin', undefined, 'eu-west-1')
      .send(new ListAssessmentTargetsCommand({}));
    expect(assessmentTargetArns).toEqual([]);
  });

  refuses.strangers(emulator, 'ListAssessmentTargets', (client) =>
    client.send(new ListAssessmentTargetsCommand({})),
  );
});

describe('DescribeAssessmentTargets', () => {
  const described = (...arns: string[]) =>
    emulator.client().send(new DescribeAssessmentTargetsCommand({ assessmentTargetArns: arns }));

  test('describes targets in the order asked', async () => {
    const { assessmentTargets, failedItems } = await described(small.everything, small.web);
    expect(assessmentTargets).toEqual([
      {
        arn: small.everything,
        name: 'everything',
        createdAt: new Date('2018-07-02T06:00:00Z'),
        updatedAt: new Date('2018-07-02T06:00:00Z'),
      },
      expect.objectContaining({ arn: small.web, resourceGroupArn: small.group }),
    ]);
    expect(failedItems).toEqual({});
  });

  refuses.wrongItems(described, {
    member: 'assessmentTargets',
    own: () => small.web,
    foreign: recorded.target,
    unknown: `${small.web.slice(0, -1)}X`,
  });

  refuses.strangers(emulator, 'DescribeAssessmentTargets', (client) =>
    client.send(new DescribeAssessmentTargetsCommand({ assessmentTargetArns: [small.web] })),
  );
});

describe('CreateAssessmentTarget', () => {
  const own = smallEmulator();

  const create = (assessmentTargetName: string, resourceGroupArn?: string) =>
    own.client().send(
      new CreateAssessmentTargetCommand({
        assessmentTargetName,
        ...(resourceGroupArn && { resourceGroupArn }),
      }),
    );

  test('makes a target, the first of the list', async () => {
    const { assessmentTargetArn = '' } = await create('new', small.group);
    const client = own.client();
    const { assessmentTargets } = await client.send(
      new DescribeAssessmentTargetsCommand({ assessmentTargetArns: [assessmentTargetArn] }),
    );
    expect(assessmentTargets?.[0]).toMatchObject({ name: 'new', resourceGroupArn: small.group });
    const { assessmentTargetArns } = await client.send(new ListAssessmentTargetsCommand({}));
    expect(assessmentTargetArns?.[0]).toBe(assessmentTargetArn);
  });

  test('refuses a name that is taken, and a resource group that is not there', async () => {
    await expect(create('web')).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'ASSESSMENT_TARGET_NAME_ALREADY_TAKEN',
    });
    await expect(create('other', small.web)).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_RESOURCE_GROUP_ARN',
    });
    await expect(create('other', `${small.group.slice(0, -1)}X`)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      errorCode: 'RESOURCE_GROUP_DOES_NOT_EXIST',
    });
  });

  const command = (name = 'another') => new CreateAssessmentTargetCommand({ assessmentTargetName: name });
  refuses.strangers(own, 'CreateAssessmentTarget', (client) => client.send(command()));
  refuses.recorded(own, (client) => client.send(command()));

  test('an account has fifty targets at most', async () => {
    const there = own.services.store.targets({ region: 'us-west-2', after: undefined, limit: 100 }).items
      .length;
    for (let i = there; i < 50; i += 1) await create(`target ${i}`);
    await expect(create('one too many')).rejects.toMatchObject({
      name: 'LimitExceededException',
      errorCode: 'ASSESSMENT_TARGET_LIMIT_EXCEEDED',
      canRetry: false,
    });
  });
});

describe('UpdateAssessmentTarget', () => {
  const own = smallEmulator();

  const update = (assessmentTargetArn: string, assessmentTargetName: string, resourceGroupArn?: string) =>
    own.client().send(
      new UpdateAssessmentTargetCommand({
        assessmentTargetArn,
        assessmentTargetName,
        ...(resourceGroupArn && { resourceGroupArn }),
      }),
    );

  test('changes the name and the resource group', async () => {
    await update(small.web, 'renamed');
    const { assessmentTargets } = await own
      .client()
      .send(new DescribeAssessmentTargetsCommand({ assessmentTargetArns: [small.web] }));
    expect(assessmentTargets?.[0]).toMatchObject({ name: 'renamed', updatedAt: new Date(NOW) });
    expect(assessmentTargets?.[0]).not.toHaveProperty('resourceGroupArn');
    await update(small.web, 'renamed', small.group);
  });

  test('refuses the name of another target', async () => {
    await expect(update(small.web, 'nobody')).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'ASSESSMENT_TARGET_NAME_ALREADY_TAKEN',
    });
  });

  const command = (assessmentTargetArn: string = small.web) =>
    new UpdateAssessmentTargetCommand({ assessmentTargetArn, assessmentTargetName: 'x' });
  refuses.wrongArns('target', (arn) => update(arn, 'x'));
  refuses.strangers(own, 'UpdateAssessmentTarget', (client) => client.send(command()));
  refuses.recorded(own, (client) => client.send(command(recorded.target)));
});

describe('DeleteAssessmentTarget', () => {
  const own = smallEmulator();

  const remove = (assessmentTargetArn: string, client = own.client()) =>
    client.send(new DeleteAssessmentTargetCommand({ assessmentTargetArn }));

  refuses.deletes(own, 'target', 'DeleteAssessmentTarget', (client, arn) => remove(arn, client));

  test('takes the target away with its templates and their runs, and nothing else', async () => {
    const client = own.client();
    await remove(small.web);
    const templates = await client.send(
      new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns: [small.weekly, small.nightly] }),
    );
    expect(templates.assessmentTemplates?.map(({ arn }) => arn)).toEqual([small.nightly]);
    const runs = await client.send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [...small.runs] }));
    expect(runs.assessmentRuns).toEqual([]);
    await expect(remove(small.web)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
