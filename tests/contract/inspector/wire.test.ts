import { afterAll, describe, expect, test } from 'vitest';
import { operationNames } from '../../../emulator/inspector/model/model';
import { smallServer } from '../../support/test-servers';
import { call, errorOf, type RawAnswer, send } from '../../support/raw-http';
import { keysOf, small } from '../../support/small-account';

/** Every operation without any SDK: the bytes of a good call, and the four refusals that all of them have. */
const server = smallServer();
afterAll(() => {
  expect(server.log.filter((line) => line.includes('"fault"'))).toEqual([]);
});

const TYPE = 'application/x-amz-json-1.1';
const RUN = small.runs[0] ?? '';
const RULES = [small.cve];
const TOPIC = 'arn:aws:sns:us-west-2:111122223333:topic';
const SUBSCRIPTION = { resourceArn: small.weekly, event: 'ASSESSMENT_RUN_STARTED', topicArn: TOPIC };
const ROLE = { roleArn: 'arn:aws:iam::111122223333:role/inspector' };
const USER_ATTRIBUTE = { key: 'team', value: 'audit' };
const HEALTHS = { agentHealths: ['HEALTHY'], agentHealthCodes: [] };

/** What earlier calls have answered. */
type Known = Readonly<Record<string, string>>;

interface GoodCall {
  /** The input, which may need what earlier calls have answered. */
  readonly input: (known: Known) => unknown;
  /** The members of the answer; undefined for an operation without one. */
  readonly answers?: readonly string[];
}

const good = (input: unknown, ...answers: readonly string[]): GoodCall => ({ input: () => input, answers });
const silent = (input: GoodCall['input']): GoodCall => ({ input });

/** A good call of every operation, in an order in which all of them succeed. */
const calls: Readonly<Record<string, GoodCall>> = {
  RegisterCrossAccountAccessRole: silent(() => ROLE),
  DescribeCrossAccountAccessRole: good({}, 'registeredAt', 'roleArn', 'valid'),
  CreateResourceGroup: good({ resourceGroupTags: [{ key: 'Stage', value: 'prod' }] }, 'resourceGroupArn'),
  DescribeResourceGroups: good({ resourceGroupArns: [small.group] }, 'failedItems', 'resourceGroups'),
  CreateAssessmentTarget: good({ assessmentTargetName: 'raw' }, 'assessmentTargetArn'),
  UpdateAssessmentTarget: silent(({ assessmentTargetArn }) => ({
    assessmentTargetArn,
    assessmentTargetName: 'newer',
  })),
  DescribeAssessmentTargets: good({ assessmentTargetArns: [small.web] }, 'assessmentTargets', 'failedItems'),
  ListAssessmentTargets: good({ maxResults: 1 }, 'assessmentTargetArns', 'nextToken'),
  PreviewAgents: good({ previewAgentsArn: small.web }, 'agentPreviews'),
  ListRulesPackages: good({}, 'rulesPackageArns'),
  DescribeRulesPackages: good({ rulesPackageArns: RULES }, 'failedItems', 'rulesPackages'),
  CreateAssessmentTemplate: {
    input: ({ assessmentTargetArn }) => ({
      assessmentTargetArn,
      assessmentTemplateName: 'raw',
      durationInSeconds: 180,
      rulesPackageArns: RULES,
    }),
    answers: ['assessmentTemplateArn'],
  },
  DescribeAssessmentTemplates: good(
    { assessmentTemplateArns: [small.weekly] },
    'assessmentTemplates',
    'failedItems',
  ),
  ListAssessmentTemplates: good({}, 'assessmentTemplateArns'),
  SetTagsForResource: silent(() => ({ resourceArn: small.weekly, tags: [{ key: 'a', value: 'b' }] })),
  ListTagsForResource: good({ resourceArn: small.weekly }, 'tags'),
  SubscribeToEvent: silent(() => SUBSCRIPTION),
  ListEventSubscriptions: good({}, 'subscriptions'),
  UnsubscribeFromEvent: silent(() => SUBSCRIPTION),
  CreateExclusionsPreview: good({ assessmentTemplateArn: small.weekly }, 'previewToken'),
  GetExclusionsPreview: {
    input: ({ previewToken }) => ({ assessmentTemplateArn: small.weekly, previewToken }),
    answers: ['exclusionPreviews', 'previewStatus'],
  },
  StartAssessmentRun: {
    input: ({ assessmentTemplateArn }) => ({ assessmentTemplateArn }),
    answers: ['assessmentRunArn'],
  },
  StopAssessmentRun: silent(({ assessmentRunArn }) => ({ assessmentRunArn, stopAction: 'SKIP_EVALUATION' })),
  DescribeAssessmentRuns: good({ assessmentRunArns: [RUN] }, 'assessmentRuns', 'failedItems'),
  ListAssessmentRuns: good({ filter: { states: ['COMPLETED'] } }, 'assessmentRunArns'),
  ListAssessmentRunAgents: good({ assessmentRunArn: RUN, filter: HEALTHS }, 'assessmentRunAgents'),
  GetTelemetryMetadata: good({ assessmentRunArn: RUN }, 'telemetryMetadata'),
  ListExclusions: good({ assessmentRunArn: RUN }, 'exclusionArns'),
  DescribeExclusions: good({ exclusionArns: [`${RUN}/exclusion/0-Exclu001`] }, 'exclusions', 'failedItems'),
  ListFindings: good({ maxResults: 4 }, 'findingArns'),
  DescribeFindings: good({ findingArns: [small.finding] }, 'failedItems', 'findings'),
  AddAttributesToFindings: good(
    { findingArns: [small.finding], attributes: [USER_ATTRIBUTE] },
    'failedItems',
  ),
  RemoveAttributesFromFindings: good(
    { findingArns: [small.finding], attributeKeys: ['team'] },
    'failedItems',
  ),
  DeleteAssessmentRun: silent(({ assessmentRunArn }) => ({ assessmentRunArn })),
  DeleteAssessmentTemplate: silent(({ assessmentTemplateArn }) => ({ assessmentTemplateArn })),
  DeleteAssessmentTarget: silent(({ assessmentTargetArn }) => ({ assessmentTargetArn })),
  GetAssessmentReport: good({ assessmentRunArn: RUN, reportFileFormat: 'HTML', reportType: 'FULL' }),
};

const signed = (operation: string, input: unknown, user = 'admin') =>
  call(server.origin, {
    credentials: keysOf(user, '1'),
    target: `InspectorService.${operation}`,
    body: JSON.stringify(input),
  });

const head = ({ status, headers }: RawAnswer) => [status, headers['content-type']];

test('no operation of the model is left out', () => {
  expect(Object.keys(calls).toSorted()).toEqual([...operationNames].toSorted());
});

const known: Record<string, string> = {};

describe.each(Object.entries(calls))('%s', (operation, { input, answers }) => {
  test('a call without a signature, with a body that is no structure, by a stranger', async () => {
    const target = { 'content-type': TYPE, 'x-amz-target': `InspectorService.${operation}` };
    const unsigned = await send(server.origin, { headers: target, body: '{}' });
    expect(head(unsigned)).toEqual([400, TYPE]);
    expect(errorOf(unsigned)).toEqual({
      name: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
    const list = await signed(operation, []);
    expect([...head(list), errorOf(list).name]).toEqual([400, TYPE, 'SerializationException']);
    const stranger = await signed(
      operation,
      input({ ...known, previewToken: '01234567-89ab-cdef-0123-456789abcdef' }),
      'newcomer',
    );
    expect(head(stranger)).toEqual([400, TYPE]);
    expect(errorOf(stranger)).toEqual({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: inspector:${operation}`,
      errorCode: expect.stringMatching(/^ACCESS_DENIED_TO_[A-Z_]+$/) as string,
      canRetry: false,
    });
  });

  test('a good call', async () => {
    const answer = await signed(operation, input(known));
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.text)));
    if (operation === 'GetAssessmentReport') {
      expect([...head(answer), errorOf(answer).name]).toEqual([400, TYPE, 'UnsupportedFeatureException']);
      return;
    }
    expect(head(answer), answer.text).toEqual([200, TYPE]);
    if (!answers) {
      expect(answer.text).toBe('');
      return;
    }
    const output = JSON.parse(answer.text) as Readonly<Record<string, unknown>>;
    expect(Object.keys(output).toSorted()).toEqual(answers);
    for (const [member, value] of Object.entries(output))
      if (typeof value === 'string') known[member] = value;
  });
});
