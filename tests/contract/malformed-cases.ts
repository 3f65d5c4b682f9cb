/** A request that no client should send, and what it is answered. */
export interface MalformedCase {
  readonly name: string;
  readonly operation: string;
  /** The body: bytes as they are, or anything else as JSON. */
  readonly body: unknown;
  readonly error: 'SerializationException' | 'InvalidInputException';
  /** Of an InvalidInputException: the modelled code, and the constraint that the message names. */
  readonly code?: string;
  readonly says?: RegExp;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const ARN = 'arn:aws:inspector:us-west-2:111122223333:target/0-Target01/template/0-Weekly01/run/0-Run00001';
const TEMPLATE = ARN.split('/run')[0] ?? '';
const UUID = '01234567-89ab-cdef-0123-456789abcdef';

/** Cases of JSON that cannot be read as the operation's input. */
const unreadable = (operation: string, rows: Readonly<Record<string, unknown>>): MalformedCase[] =>
  Object.entries(rows).map(([name, body]) => ({ name, operation, body, error: 'SerializationException' }));

/** Cases of an input that can be read and breaks a constraint. */
const refused = (
  operation: string,
  code: string,
  says: RegExp,
  rows: Readonly<Record<string, unknown>>,
): MalformedCase[] =>
  Object.entries(rows).map(([name, body]) => ({
    name,
    operation,
    body,
    error: 'InvalidInputException',
    code,
    says,
  }));

const json = unreadable('ListExclusions', {
  'invalid JSON: nothing': bytes(''),
  'invalid JSON: white space alone': bytes(' \n\t'),
  'invalid JSON: an unclosed structure': bytes('{"assessmentRunArn":"x"'),
  'invalid JSON: a member without a value': bytes('{"assessmentRunArn":}'),
  'invalid JSON: a member without a colon': bytes('{"assessmentRunArn" "x"}'),
  'invalid JSON: a member without quotes': bytes('{assessmentRunArn:"x"}'),
  'invalid JSON: single quotes': bytes("{'assessmentRunArn':'x'}"),
  'invalid JSON: a comma too many': bytes('{"assessmentRunArn":"x",}'),
  'invalid JSON: a comma too few': bytes('{"assessmentRunArn":"x" "maxResults":1}'),
  'invalid JSON: an unclosed text': bytes('{"assessmentRunArn":"x}'),
  'invalid JSON: a line break in a text': bytes('{"assessmentRunArn":"x\ny"}'),
  'invalid JSON: an escape that is none': bytes(String.raw`{"assessmentRunArn":"\x41"}`),
  'invalid JSON: half of a Unicode escape': bytes(String.raw`{"assessmentRunArn":"\u00"}`),
  'invalid JSON: a comment': bytes('{/* a */"assessmentRunArn":"x"}'),
  'invalid JSON: something after the end': bytes('{"assessmentRunArn":"x"}x'),
  'invalid JSON: two structures': bytes('{"assessmentRunArn":"x"}{}'),
  'invalid JSON: a byte order mark': bytes('\uFEFF{"assessmentRunArn":"x"}'),
  'invalid JSON: UTF-16': new Uint8Array(Buffer.from('{"assessmentRunArn":"x"}', 'utf16le')),
  'invalid JSON: a form': bytes('assessmentRunArn=x'),
  'invalid JSON: XML': bytes('<assessmentRunArn>x</assessmentRunArn>'),
  'wrong UTF-8: a lone continuation': Uint8Array.of(0x7b, 0x22, 0x80, 0x22, 0x3a, 0x31, 0x7d),
  'wrong UTF-8: an overlong slash': Uint8Array.of(0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d),
  'wrong UTF-8: half of a pair of surrogates': Uint8Array.of(
    0x7b,
    0x22,
    0xed,
    0xa0,
    0x80,
    0x22,
    0x3a,
    0x31,
    0x7d,
  ),
  'wrong UTF-8: cut off': Uint8Array.of(0x7b, 0x22, 0xe2, 0x82),
  'a duplicate key': bytes(`{"assessmentRunArn":"x","assessmentRunArn":"${ARN}"}`),
  'a duplicate key, once escaped': bytes(
    String.raw`{"maxResults":1,"maxR\u0065sults":2,"assessmentRunArn":"x"}`,
  ),
  'a duplicate key that no operation has': bytes('{"a":1,"a":1,"assessmentRunArn":"x"}'),
  'a duplicate __proto__': bytes('{"__proto__":{},"__proto__":{},"assessmentRunArn":"x"}'),
  'deep nesting: 33 lists': bytes(`{"a":${'['.repeat(32)}${']'.repeat(32)}}`),
  'deep nesting: 100,000 lists': bytes(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  'deep nesting: 40,000 structures': bytes(`${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`),
  'deep nesting: unclosed': bytes('['.repeat(250_000)),
  'a wrong body: a list': [],
  'a wrong body: a text': 'x',
  'a wrong body: a number': 1,
  'a wrong body: true': true,
  'a wrong body: null': null,
});

const lists = unreadable('DescribeExclusions', {
  'an unclosed list': bytes('{"exclusionArns":["x"'),
  'an unclosed list in a closed structure': bytes('{"exclusionArns":["x"}'),
  'a list closed as a structure': bytes('{"exclusionArns":["x"}}'),
  'a list with a comma too many': bytes('{"exclusionArns":["x",]}'),
  'a list with a comma alone': bytes('{"exclusionArns":[,]}'),
  'a text for a list': { exclusionArns: 'x' },
  'a number for a list': { exclusionArns: 1 },
  'a structure for a list': { exclusionArns: { 0: 'x' } },
  'true for a list': { exclusionArns: true },
  'a number in a list of texts': { exclusionArns: ['x', 1] },
  'a list in a list of texts': { exclusionArns: [['x']] },
  'a structure in a list of texts': { exclusionArns: [{}] },
  'false in a list of texts': { exclusionArns: [false] },
});

const texts = unreadable('ListExclusions', {
  'a number for a text': { assessmentRunArn: 1 },
  'true for a text': { assessmentRunArn: true },
  'a list for a text': { assessmentRunArn: ['x'] },
  'a structure for a text': { assessmentRunArn: { toString: 'x' } },
});

const integers = unreadable('ListExclusions', {
  'a text for an integer': { assessmentRunArn: ARN, maxResults: '10' },
  'an empty text for an integer': { assessmentRunArn: ARN, maxResults: '' },
  'true for an integer': { assessmentRunArn: ARN, maxResults: true },
  'a list for an integer': { assessmentRunArn: ARN, maxResults: [1] },
  'a structure for an integer': { assessmentRunArn: ARN, maxResults: {} },
  'a fraction for an integer': { assessmentRunArn: ARN, maxResults: 1.5 },
  'an integer that overflows 32 bits': { assessmentRunArn: ARN, maxResults: 2 ** 31 },
  'an integer that underflows 32 bits': { assessmentRunArn: ARN, maxResults: -(2 ** 31) - 1 },
  'an integer that overflows 64 bits': bytes(
    `{"assessmentRunArn":"${ARN}","maxResults":18446744073709551616}`,
  ),
  'a number beyond a double': bytes(`{"assessmentRunArn":"${ARN}","maxResults":1e999}`),
  'a negative number beyond a double': bytes(`{"assessmentRunArn":"${ARN}","maxResults":-1e999}`),
  'a number of 100,000 digits': bytes(`{"assessmentRunArn":"${ARN}","maxResults":${'9'.repeat(100_000)}}`),
  'a fraction near an integer': bytes(`{"assessmentRunArn":"${ARN}","maxResults":1.00001}`),
  NaN: bytes(`{"assessmentRunArn":"${ARN}","maxResults":NaN}`),
  Infinity: bytes(`{"assessmentRunArn":"${ARN}","maxResults":Infinity}`),
  '-Infinity': bytes(`{"assessmentRunArn":"${ARN}","maxResults":-Infinity}`),
  'NaN as a text': { assessmentRunArn: ARN, maxResults: 'NaN' },
  'a hexadecimal number': bytes(`{"assessmentRunArn":"${ARN}","maxResults":0x10}`),
  'a number with a leading zero': bytes(`{"assessmentRunArn":"${ARN}","maxResults":010}`),
  'a number with a plus': bytes(`{"assessmentRunArn":"${ARN}","maxResults":+1}`),
  'a number with nothing behind its point': bytes(`{"assessmentRunArn":"${ARN}","maxResults":1.}`),
});

const since = (beginDate: unknown) => ({ filter: { startTimeRange: { beginDate } } });
const sinceRaw = (value: string) => bytes(`{"filter":{"startTimeRange":{"beginDate":${value}}}}`);
const times = unreadable('ListAssessmentRuns', {
  'an epoch value as a text': since('1538740800'),
  'an epoch value as an ISO date': since('2018-10-05T12:00:00Z'),
  'an epoch value as an HTTP date': since('Fri, 05 Oct 2018 12:00:00 GMT'),
  'an epoch value with a unit': sinceRaw('1538740800s'),
  'an epoch value of NaN': sinceRaw('NaN'),
  'an epoch value of Infinity': sinceRaw('Infinity'),
  'an epoch value beyond a double': sinceRaw('1e400'),
  'an epoch value beyond all dates': since(8_640_000_000_001),
  'an epoch value before all dates': since(-8_640_000_000_001),
  'an epoch value of true': since(true),
  'an epoch value in a list': since([1_538_740_800]),
  'an epoch value in a structure': since({ seconds: 1 }),
});

const structures = unreadable('ListAssessmentRuns', {
  'a text for a structure': { filter: 'x' },
  'a number for a structure': { filter: 1 },
  'a list for a structure': { filter: [] },
  'a text for a structure within': { filter: { durationRange: 'x' } },
  'a list for a structure within': { filter: { durationRange: [1, 2] } },
  'a text for a list within': { filter: { states: 'COMPLETED' } },
  'a structure in a list within': { filter: { states: [{}] } },
});

const members = [
  ...refused('ListExclusions', 'INVALID_ASSESSMENT_RUN_ARN', /'assessmentRunArn'.*must not be null/, {
    'a missing member': {},
    'null for a member': { assessmentRunArn: null },
    'a member of another case': { AssessmentRunArn: ARN },
    'a member of a prototype': bytes(`{"__proto__":{"assessmentRunArn":"${ARN}"}}`),
    'a member of a constructor': { constructor: { prototype: { assessmentRunArn: ARN } } },
  }),
  ...refused('ListAssessmentRunAgents', 'INVALID_AGENT_ID', /'filter.agentHealths'.*must not be null/, {
    'a missing member within': { assessmentRunArn: ARN, filter: { agentHealthCodes: [] } },
  }),
  ...refused('CreateResourceGroup', 'INVALID_RESOURCE_GROUP_TAG_KEY', /'resourceGroupTags.1.member.key'/, {
    'a missing member in a list': { resourceGroupTags: [{ value: 'x' }] },
  }),
  ...refused('CreateAssessmentTemplate', 'INVALID_ASSESSMENT_TARGET_ARN', /^4 validation errors detected/, {
    'all members missing': {},
  }),
];

const items = [
  ...refused('DescribeExclusions', 'INVALID_RESOURCE_ARN', /'exclusionArns'.*Member must not be null/, {
    'a null item': { exclusionArns: [null] },
    'a null item among others': { exclusionArns: [ARN, null] },
  }),
  ...refused('CreateResourceGroup', 'INVALID_TAG', /Member must not be null/, {
    'a null structure in a list': { resourceGroupTags: [null] },
  }),
];

const arn = (length: number) => `arn:${'x'.repeat(length - 4)}`;
const lengths = [
  ...refused('ListExclusions', 'INVALID_ASSESSMENT_RUN_ARN', /length greater than or equal to 1/, {
    'an empty text': { assessmentRunArn: '' },
  }),
  ...refused('ListExclusions', 'INVALID_ASSESSMENT_RUN_ARN', /length less than or equal to 300/, {
    'a text one too long': { assessmentRunArn: arn(301) },
    'a text 200,000 too long': { assessmentRunArn: arn(200_300) },
    'a text one too long, of letters outside the first plane': { assessmentRunArn: '\u{1F512}'.repeat(301) },
  }),
  ...refused('DescribeExclusions', 'INVALID_RESOURCE_ARN', /length greater than or equal to 1/, {
    'an empty list': { exclusionArns: [] },
  }),
  ...refused('DescribeExclusions', 'INVALID_RESOURCE_ARN', /length less than or equal to 100/, {
    'a list one too long': { exclusionArns: Array.from({ length: 101 }, () => ARN) },
    'a list of 60,000': { exclusionArns: Array.from({ length: 60_000 }, () => 'x') },
  }),
  ...refused('ListExclusions', 'INVALID_PAGINATION_TOKEN', /length less than or equal to 300/, {
    'a page token one too long': { assessmentRunArn: ARN, nextToken: 'x'.repeat(301) },
  }),
];

const patterns = refused('GetExclusionsPreview', 'INVALID_RESOURCE_ARN', /regular expression pattern/, {
  'a pattern: too short': { assessmentTemplateArn: TEMPLATE, previewToken: UUID.slice(1) },
  'a pattern: too long': { assessmentTemplateArn: TEMPLATE, previewToken: `${UUID}0` },
  'a pattern: upper case': { assessmentTemplateArn: TEMPLATE, previewToken: UUID.toUpperCase() },
  'a pattern: no hyphens': { assessmentTemplateArn: TEMPLATE, previewToken: UUID.replaceAll('-', '') },
  'a pattern: a line more': { assessmentTemplateArn: TEMPLATE, previewToken: `${UUID}\n` },
  'a pattern: a line before': { assessmentTemplateArn: TEMPLATE, previewToken: `\n${UUID}` },
  'a pattern: a NUL': { assessmentTemplateArn: TEMPLATE, previewToken: `${UUID}\0` },
  'a pattern: digits of another script': {
    assessmentTemplateArn: TEMPLATE,
    previewToken: UUID.replaceAll('0', '\u0660'),
  },
  'a pattern: 200,000 letters that almost fit': {
    assessmentTemplateArn: TEMPLATE,
    previewToken: 'a'.repeat(200_000),
  },
});

const maxResults = (value: number) => ({ assessmentRunArn: ARN, maxResults: value });
const duration = (durationInSeconds: number) => ({
  assessmentTargetArn: 'x',
  assessmentTemplateName: 'x',
  durationInSeconds,
  rulesPackageArns: [],
});
const ranges = [
  ...refused('ListExclusions', 'INVALID_MAX_RESULTS', /value greater than or equal to 1$/, {
    'a number one too small': maxResults(0),
    'a negative number': maxResults(-1),
    'a number that underflows to zero': bytes(`{"assessmentRunArn":"${ARN}","maxResults":1e-400}`),
    'the smallest of 32 bits': maxResults(-(2 ** 31)),
  }),
  ...refused('CreateAssessmentTemplate', 'INVALID_ASSESSMENT_TEMPLATE_DURATION', /equal to 180$/, {
    'a duration one second too short': duration(179),
  }),
  ...refused('CreateAssessmentTemplate', 'INVALID_ASSESSMENT_TEMPLATE_DURATION', /equal to 86400$/, {
    'a duration one second too long': duration(86_401),
  }),
];

const enums = [
  ...refused('StopAssessmentRun', 'INVALID_ASSESSMENT_RUN_STATE', /enum value set/, {
    'an enum: another value': { assessmentRunArn: ARN, stopAction: 'STOP' },
    'an enum: another case': { assessmentRunArn: ARN, stopAction: 'start_evaluation' },
    'an enum: nothing': { assessmentRunArn: ARN, stopAction: '' },
    'an enum: a space more': { assessmentRunArn: ARN, stopAction: 'START_EVALUATION ' },
  }),
  ...refused('ListAssessmentRuns', 'INVALID_ASSESSMENT_RUN_STATE', /enum value set/, {
    'an enum in a list': { filter: { states: ['COMPLETED', 'constructor'] } },
  }),
  ...refused('DescribeExclusions', 'INVALID_LOCALE', /enum value set/, {
    'an enum of one value': { exclusionArns: [ARN], locale: 'en_US' },
  }),
];

/** Every malformed body that has a name. */
export const malformedBodies: readonly MalformedCase[] = [
  ...json,
  ...lists,
  ...texts,
  ...integers,
  ...times,
  ...structures,
  ...members,
  ...items,
  ...lengths,
  ...patterns,
  ...ranges,
  ...enums,
];

/** Targets that name no operation. `undefined` leaves the header out. */
export const hostileTargets: Readonly<Record<string, string | undefined>> = {
  'no target': undefined,
  'an empty target': '',
  'a service alone': 'InspectorService',
  'a service and a point': 'InspectorService.',
  'an operation alone': 'ListExclusions',
  'an operation of no service': '.ListExclusions',
  'another service': 'DynamoDB_20120810.ListTables',
  'another version': 'InspectorService_20150818.ListExclusions',
  'an operation that is none': 'InspectorService.ListEverything',
  'an operation of another case': 'InspectorService.listexclusions',
  'a service of another case': 'inspectorservice.ListExclusions',
  'an operation and more': 'InspectorService.ListExclusions.x',
  'two operations': 'InspectorService.ListExclusions, InspectorService.ListFindings',
  constructor: 'InspectorService.constructor',
  prototype: 'InspectorService.prototype',
  __proto__: 'InspectorService.__proto__',
  hasOwnProperty: 'InspectorService.hasOwnProperty',
  toString: 'InspectorService.toString',
  'a path': 'InspectorService./../../etc/passwd',
  'a space before': 'InspectorService. ListExclusions',
  'Latin letters beyond ASCII': 'InspectorService.ListExclusion\u00df',
  '8,000 letters': 'x'.repeat(8000),
};

/** Content types that are not AWS JSON 1.1. `undefined` leaves the header out. */
export const wrongContentTypes: Readonly<Record<string, string | undefined>> = {
  'no content type': undefined,
  'an empty content type': '',
  'JSON 1.0': 'application/x-amz-json-1.0',
  'JSON 1.10': 'application/x-amz-json-1.10',
  JSON: 'application/json',
  text: 'text/plain',
  'a form': 'application/x-www-form-urlencoded',
  'a form of parts': 'multipart/form-data; boundary=x',
  XML: 'application/xml',
  CBOR: 'application/cbor',
  'something before it': 'x application/x-amz-json-1.1',
  'something behind it': 'application/x-amz-json-1.1x',
  'two at once': 'application/x-amz-json-1.1, text/plain',
};
