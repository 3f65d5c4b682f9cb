import { expect, test } from 'vitest';
import { contentsOf, EXCLUSION, RUN } from '../../../../tests/support/saved-samples';

const TEMPLATE = RUN.slice(0, RUN.lastIndexOf('/run/'));
const PACKAGE = 'arn:aws:inspector:eu-west-1:357557129151:rulespackage/0-ubA5XvBh';
/** The run that every SDK below printed, as the wire has it. */
const WIRE_RUN = {
  arn: RUN,
  name: 'weekly',
  assessmentTemplateArn: TEMPLATE,
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: [PACKAGE],
  userAttributesForFindings: [],
  createdAt: 1551694272.035,
  dataCollected: true,
  findingCounts: { High: 2 },
};
const ISO = '2019-03-04T10:11:12.035Z';

const read = (document: unknown) => contentsOf('saved.json', JSON.stringify(document))[0];
const problem = (document: unknown) => {
  const found = read(document);
  return found && 'problems' in found ? found.problems : found;
};

test('PHP: its metadata tells status and date, and an empty list stands for an empty dictionary', () => {
  const { createdAt: _, ...run } = WIRE_RUN;
  const printed = {
    assessmentRuns: [{ ...run, createdAt: '2019-03-04T10:11:12+00:00', findingCounts: [] }],
    failedItems: [],
    '@metadata': {
      statusCode: 200,
      effectiveUri: 'https://inspector.eu-west-1.amazonaws.com',
      headers: { 'x-amzn-requestid': '4b5c', date: 'Mon, 04 Mar 2019 10:11:13 GMT' },
      transferStats: { http: [[]] },
    },
  };
  expect(read(printed)).toEqual({
    entry: 'saved.json',
    format: "the SDK for PHP's JSON",
    values: [
      {
        assessmentRuns: [{ ...run, createdAt: '2019-03-04T10:11:12+00:00', findingCounts: {} }],
        failedItems: {},
        ResponseMetadata: {
          HTTPStatusCode: 200,
          HTTPHeaders: { 'x-amzn-requestid': '4b5c', date: 'Mon, 04 Mar 2019 10:11:13 GMT' },
        },
      },
    ],
  });
});

test('Java: times in milliseconds become seconds, and null is what is not there', () => {
  const printed = {
    sdkResponseMetadata: { requestId: '4b5c' },
    sdkHttpMetadata: {
      httpHeaders: { Date: 'Mon, 04 Mar 2019 10:11:13 GMT' },
      httpStatusCode: 200,
      allHttpHeaders: { Date: ['Mon, 04 Mar 2019 10:11:13 GMT'] },
    },
    assessmentRuns: [{ ...WIRE_RUN, createdAt: 1_551_694_272_035, completedAt: null, stateChanges: null }],
    failedItems: {},
  };
  expect(read(printed)).toEqual({
    entry: 'saved.json',
    format: "the SDK for Java's JSON",
    values: [
      {
        assessmentRuns: [WIRE_RUN],
        failedItems: {},
        ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { Date: 'Mon, 04 Mar 2019 10:11:13 GMT' } },
      },
    ],
  });
});

test('Go: PascalCase, null and empty constants; the keys of dictionaries are kept', () => {
  const printed = {
    AssessmentRuns: [
      {
        Arn: RUN,
        Name: 'weekly',
        AssessmentTemplateArn: TEMPLATE,
        State: 'COMPLETED',
        DurationInSeconds: 3600,
        RulesPackageArns: [PACKAGE],
        UserAttributesForFindings: [],
        CreatedAt: ISO,
        CompletedAt: null,
        DataCollected: true,
        FindingCounts: { High: 2 },
        Notifications: [{ Date: ISO, Event: 'OTHER', Error: false, SnsPublishStatusCode: '' }],
      },
    ],
    FailedItems: { [`${RUN}x`]: { FailureCode: 'ITEM_DOES_NOT_EXIST', Retryable: false } },
    ResultMetadata: {},
  };
  expect(read(printed)).toEqual({
    entry: 'saved.json',
    format: "the SDK for Go's JSON",
    values: [
      {
        assessmentRuns: [
          { ...WIRE_RUN, createdAt: ISO, notifications: [{ date: ISO, event: 'OTHER', error: false }] },
        ],
        failedItems: { [`${RUN}x`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } },
      },
    ],
  });
});

test('.NET: the response’s members and constants, as PowerShell has them', () => {
  const printed = {
    ExclusionArns: [EXCLUSION],
    NextToken: null,
    ResponseMetadata: { RequestId: '4b5c', Metadata: {}, ChecksumAlgorithm: 0 },
    ContentLength: 120,
    HttpStatusCode: 200,
  };
  expect(read(printed)).toMatchObject({
    values: [{ exclusionArns: [EXCLUSION], nextToken: null, ResponseMetadata: { HTTPStatusCode: 200 } }],
  });
});

test('Ruby: snake_case, both spellings of numbered members, and times in UTC', () => {
  const printed = {
    assessment_runs: [
      {
        arn: RUN,
        name: 'weekly',
        assessment_template_arn: TEMPLATE,
        state: 'COMPLETED',
        duration_in_seconds: 3600,
        rules_package_arns: [PACKAGE],
        user_attributes_for_findings: [],
        created_at: '2019-03-04 10:11:12 UTC',
        data_collected: true,
        finding_counts: { High: 2 },
      },
    ],
    failed_items: {},
  };
  expect(read(printed)).toEqual({
    entry: 'saved.json',
    format: "the SDK for Ruby's JSON",
    values: [{ assessmentRuns: [{ ...WIRE_RUN, createdAt: '2019-03-04 10:11:12Z' }], failedItems: {} }],
  });
  for (const member of ['ipv4_address', 'ipv_4_address'])
    expect(read({ agent_previews: [{ agent_id: 'i-1', [member]: '10.0.0.1' }] })).toMatchObject({
      values: [{ agentPreviews: [{ agentId: 'i-1', ipv4Address: '10.0.0.1' }] }],
    });
});

test('jq -s: the answers of a list are read one by one, whoever printed them', () => {
  const answers = [
    { exclusionArns: [EXCLUSION], nextToken: 'x' },
    { exclusion_arns: [] },
    { ExclusionArns: [EXCLUSION] },
  ];
  const text = `${JSON.stringify({ exclusionArns: [] })}\n${JSON.stringify(answers)}\n`;
  expect(contentsOf('saved.json', text)).toMatchObject([
    {
      values: [
        { exclusionArns: [] },
        { exclusionArns: [EXCLUSION], nextToken: 'x' },
        { exclusionArns: [] },
        { exclusionArns: [EXCLUSION] },
      ],
    },
  ]);
  // Bare lists, too; and a list of things is one bare list, as before.
  expect(read([[EXCLUSION], [RUN]])).toMatchObject({ values: [[EXCLUSION], [RUN]] });
  expect(read([{ arn: RUN, tags: [] }])).toMatchObject({ values: [[{ arn: RUN, tags: [] }]] });
});

test.each<readonly [what: string, document: unknown, problem: string]>([
  [
    'one member in two spellings',
    { exclusionArns: [], exclusion_arns: [EXCLUSION] },
    '$: has the member exclusionArns twice, as exclusionArns and as exclusion_arns',
  ],
  [
    'one member in two spellings, deep inside',
    { ExclusionArns: [], FailedItems: { x: { FailureCode: 'A', failure_code: 'B' } } },
    '$.FailedItems.x: has the member failureCode twice, as FailureCode and as failure_code',
  ],
  [
    'two spellings of one numbered member',
    { agent_previews: [{ agent_id: 'i-1', ipv4_address: '10.0.0.1', ipv_4_address: '10.0.0.2' }] },
    '$.agent_previews[0]: has the member ipv4Address twice, as ipv4_address and as ipv_4_address',
  ],
  [
    'members of two languages',
    { assessment_runs: [{ arn: RUN, createdAt: ISO }] },
    '$.assessment_runs[0]: spells its members in two ways: assessment_runs and createdAt',
  ],
  [
    'the signs of two SDKs',
    { exclusionArns: [], '@metadata': {}, sdkHttpMetadata: {} },
    '$: has @metadata and sdkHttpMetadata, which two different SDKs print: it says twice how it was answered',
  ],
  [
    'an SDK’s and boto3’s word on the answer',
    { exclusionArns: [], '@metadata': {}, ResponseMetadata: { HTTPStatusCode: 500 } },
    '$: has @metadata and ResponseMetadata, which two different SDKs print: it says twice how it was answered',
  ],
  [
    'PHP’s sign on Go’s members',
    { ExclusionArns: [], '@metadata': { statusCode: 200 } },
    '$: has @metadata, and spells ExclusionArns as no SDK with it does',
  ],
  [
    'seconds where Java prints milliseconds',
    { assessmentRuns: [{ ...WIRE_RUN, createdAt: 1_551_694_272 }], sdkHttpMetadata: null },
    '$.assessmentRuns[0].createdAt: is 1551694272: the SDK for Java prints times in milliseconds, and this would be one of before 1973',
  ],
  [
    'metadata that is none',
    { exclusionArns: [], '@metadata': 'x' },
    '$.@metadata: must be an object, as the SDK for PHP prints it',
  ],
  [
    'answers among other things',
    [{ exclusionArns: [] }, EXCLUSION],
    '$[1]: is no answer, as other items of the list are',
  ],
  ['lists among other things', [[EXCLUSION], EXCLUSION], '$[1]: is no list, as other items of the list are'],
])('refused with names: %s', (_, document, reason) => {
  expect(problem(document)).toEqual([reason]);
});

test('JSON of other programs is nobody’s answer, however it is spelt', () => {
  expect(contentsOf('settings', '{"created_at":1,"createdAt":2}')).toEqual([
    { entry: 'settings', passedOver: 'JSON, no saved answer' },
  ]);
});
