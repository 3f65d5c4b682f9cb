/** Assessment templates: listed, described, made and deleted. */
import {
  CreateAssessmentTemplateCommand,
  type CreateAssessmentTemplateRequest,
  DeleteAssessmentTemplateCommand,
  DescribeAssessmentRunsCommand,
  DescribeAssessmentTemplatesCommand,
  DescribeExclusionsCommand,
  ListAssessmentTemplatesCommand,
  type ListAssessmentTemplatesRequest,
  ListEventSubscriptionsCommand,
  ListExclusionsCommand,
  SubscribeToEventCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, RECORDED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('ListAssessmentTemplates', () => {
  const list = async (input: ListAssessmentTemplatesRequest) =>
    (await emulator.client().send(new ListAssessmentTemplatesCommand(input))).assessmentTemplateArns;
  const all = [small.weekly, small.nightly, small.empty];

  test('lists all templates newest first, or those of some targets', async () => {
    expect(await list({})).toEqual(all);
    expect(await list({ assessmentTargetArns: [] })).toEqual(all);
    expect(await list({ assessmentTargetArns: [small.nobody, small.web] })).toEqual([
      small.weekly,
      small.empty,
    ]);
  });

  test('filters by name, duration and rules packages', async () => {
    expect(await list({ filter: { namePattern: '*ly' } })).toEqual([small.weekly, small.nightly]);
    expect(await list({ filter: { durationRange: { minSeconds: 900 } } })).toEqual([
      small.weekly,
      small.nightly,
    ]);
    expect(await list({ filter: { durationRange: { minSeconds: 300, maxSeconds: 900 } } })).toEqual([
      small.nightly,
      small.empty,
    ]);
    expect(await list({ filter: { rulesPackageArns: [small.practices, 'arn:other'] } })).toEqual([
      small.weekly,
    ]);
    expect(await list({ filter: { rulesPackageArns: [small.cve], namePattern: 'e*' } })).toEqual([
      small.empty,
    ]);
  });

  test('refuses a range that ends before it begins', async () => {
    await expect(
      list({ filter: { durationRange: { minSeconds: 900, maxSeconds: 300 } } }),
    ).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_ASSESSMENT_TEMPLATE_DURATION_RANGE',
    });
  });

  refuses.wrongArns('target', (arn) => list({ assessmentTargetArns: [small.web, arn] }));
  refuses.strangers(emulator, 'ListAssessmentTemplates', (client) =>
    client.send(new ListAssessmentTemplatesCommand({})),
  );
});

describe('DescribeAssessmentTemplates', () => {
  const described = (...arns: string[]) =>
    emulator.client().send(new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns: arns }));

  test('describes a template with the runs that it has', async () => {
    const { assessmentTemplates } = await described(small.weekly, small.empty);
    expect(assessmentTemplates?.[0]).toEqual({
      arn: small.weekly,
      name: 'weekly',
      assessmentTargetArn: small.web,
      durationInSeconds: 3600,
      rulesPackageArns: [small.cve, small.practices],
      userAttributesForFindings: [],
      assessmentRunCount: 3,
      lastAssessmentRunArn: small.runs[2],
      createdAt: new Date('2018-08-01T06:00:03.600Z'),
    });
    expect(assessmentTemplates?.[1]).toMatchObject({ assessmentRunCount: 0 });
    expect(assessmentTemplates?.[1]).not.toHaveProperty('lastAssessmentRunArn');
  });

  test('a recorded template has the runs that were saved with it; where nothing says, they are counted', async () => {
    const { assessmentTemplates } = await emulator.client('admin', RECORDED).send(
      new DescribeAssessmentTemplatesCommand({
        assessmentTemplateArns: [recorded.withoutPreview, recorded.template],
      }),
    );
    expect(assessmentTemplates?.map(({ assessmentRunCount }) => assessmentRunCount)).toEqual([7, 4]);
    expect(assessmentTemplates?.[0]).not.toHaveProperty('lastAssessmentRunArn');
    expect(assessmentTemplates?.[1]).toHaveProperty('lastAssessmentRunArn', recorded.absent);
  });

  refuses.wrongItems(described, {
    member: 'assessmentTemplates',
    own: () => small.weekly,
    foreign: recorded.template,
    unknown: `${small.weekly.slice(0, -1)}X`,
  });

  refuses.strangers(emulator, 'DescribeAssessmentTemplates', (client) =>
    client.send(new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns: [small.weekly] })),
  );
});

describe('CreateAssessmentTemplate', () => {
  const own = smallEmulator();

  const valid = {
    assessmentTargetArn: small.web,
    assessmentTemplateName: 'new',
    durationInSeconds: 900,
    rulesPackageArns: [small.cve],
  };
  const create = (input: Partial<CreateAssessmentTemplateRequest>) =>
    own.client().send(new CreateAssessmentTemplateCommand({ ...valid, ...input }));

  test('makes a template of a target', async () => {
    const userAttributesForFindings = [{ key: 'team', value: 'blue' }];
    const { assessmentTemplateArn = '' } = await create({ userAttributesForFindings });
    const { assessmentTemplates } = await own
      .client()
      .send(new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns: [assessmentTemplateArn] }));
    expect(assessmentTemplates?.[0]).toMatchObject({
      assessmentTargetArn: small.web,
      name: 'new',
      durationInSeconds: 900,
      rulesPackageArns: [small.cve],
      userAttributesForFindings,
      assessmentRunCount: 0,
    });
  });

  test('a name is unique within a target', async () => {
    await expect(create({ assessmentTemplateName: 'weekly' })).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'ASSESSMENT_TEMPLATE_NAME_ALREADY_TAKEN',
    });
    await expect(
      create({ assessmentTemplateName: 'weekly', assessmentTargetArn: small.nobody }),
    ).resolves.toBeDefined();
  });

  test('refuses an unknown rules package, a key twice and a duration out of bounds', async () => {
    await expect(create({ rulesPackageArns: [`${small.cve.slice(0, -1)}X`] })).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      errorCode: 'RULES_PACKAGE_DOES_NOT_EXIST',
    });
    await expect(create({ userAttributesForFindings: [{ key: 'a' }, { key: 'a' }] })).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_USER_ATTRIBUTE_KEY',
    });
    await expect(create({ durationInSeconds: 179 })).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_ASSESSMENT_TEMPLATE_DURATION',
    });
  });

  refuses.wrongArns('target', (assessmentTargetArn) => create({ assessmentTargetArn }));
  refuses.strangers(own, 'CreateAssessmentTemplate', (client) =>
    client.send(new CreateAssessmentTemplateCommand(valid)),
  );
  refuses.recorded(own, (client) =>
    client.send(new CreateAssessmentTemplateCommand({ ...valid, assessmentTargetArn: recorded.target })),
  );

  test('an account has five hundred templates at most', async () => {
    const { store } = own.services;
    const template = store.template(small.weekly);
    if (!template) throw new Error('the small account has this template');
    store.transaction(() => {
      for (let i = 0; i < 500; i += 1)
        store.putTemplate({
          ...template,
          arn: `${small.web}/template/0-${String(i).padStart(8, '0')}`,
          name: `t${i}`,
        });
    });
    await expect(create({ assessmentTemplateName: 'one too many' })).rejects.toMatchObject({
      name: 'LimitExceededException',
      errorCode: 'ASSESSMENT_TEMPLATE_LIMIT_EXCEEDED',
    });
  });
});

describe('DeleteAssessmentTemplate', () => {
  const own = smallEmulator();

  const remove = (assessmentTemplateArn: string, client = own.client()) =>
    client.send(new DeleteAssessmentTemplateCommand({ assessmentTemplateArn }));

  refuses.deletes(own, 'template', 'DeleteAssessmentTemplate', (client, arn) => remove(arn, client));

  test('takes the template away with its runs, their exclusions and its subscriptions', async () => {
    const client = own.client();
    const topicArn = 'arn:aws:sns:us-west-2:111122223333:runs';
    await client.send(
      new SubscribeToEventCommand({ resourceArn: small.weekly, event: 'ASSESSMENT_RUN_COMPLETED', topicArn }),
    );
    const { exclusionArns } = await client.send(
      new ListExclusionsCommand({ assessmentRunArn: small.runs[0] }),
    );
    await remove(small.weekly);
    const runs = await client.send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [...small.runs] }));
    expect(runs.assessmentRuns).toEqual([]);
    const { exclusions } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
    expect(exclusions).toEqual({});
    const { subscriptions } = await client.send(new ListEventSubscriptionsCommand({}));
    expect(subscriptions).toEqual([]);
    await expect(remove(small.weekly)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
