import {
  CreateAssessmentTemplateCommand,
  type CreateAssessmentTemplateRequest,
  DescribeAssessmentTemplatesCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const valid = {
  assessmentTargetArn: small.web,
  assessmentTemplateName: 'new',
  durationInSeconds: 900,
  rulesPackageArns: [small.cve],
};
const create = (input: Partial<CreateAssessmentTemplateRequest>) =>
  emulator.client().send(new CreateAssessmentTemplateCommand({ ...valid, ...input }));

test('makes a template of a target', async () => {
  const userAttributesForFindings = [{ key: 'team', value: 'blue' }];
  const { assessmentTemplateArn = '' } = await create({ userAttributesForFindings });
  const { assessmentTemplates } = await emulator
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

refusesWrongArns('target', (assessmentTargetArn) => create({ assessmentTargetArn }));
refusesStrangers(
  () => emulator,
  'CreateAssessmentTemplate',
  (client) => client.send(new CreateAssessmentTemplateCommand(valid)),
);
refusesRecorded(
  () => emulator,
  (client) =>
    client.send(new CreateAssessmentTemplateCommand({ ...valid, assessmentTargetArn: recorded.target })),
);

test('an account has five hundred templates at most', async () => {
  const { store } = emulator.services;
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
