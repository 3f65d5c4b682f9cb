/** The service model: its operations and shapes, and the code that it has for each member that can be wrong. */
import table from './model.json';

/**
 * The facts of the service model that inputs are checked against. `model.json` is made by
 * `scripts/model-table.mjs` from the model that botocore publishes (`inspector/2016-02-16`), and a test
 * compares the two wherever botocore is installed.
 */
export interface Shape {
  readonly type: 'string' | 'integer' | 'boolean' | 'timestamp' | 'list' | 'structure';
  /** The members of a structure by name, and those that have to be there. */
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** What a list holds. */
  readonly member?: string;
  /** Of a string's length in characters, a list's in items, or a number's value. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Of an error: the service's own fault, HTTP status 500. */
  readonly fault?: boolean;
}

export interface OperationFacts {
  /** The name of the input's shape; absent for an operation that takes none. */
  readonly input?: string;
  /** The names of the errors that the operation declares. */
  readonly errors: readonly string[];
}

/**
 * Limits that the documentation states and the model leaves out: pages of 1 to 500 items. Of the most nothing is held
 * here: published programs of that time ask for more, so the service can only have given its most (see paging).
 */
const documented: Readonly<Record<string, Partial<Shape>>> = {
  ListMaxResults: { min: 1 },
  PreviewAgentsMaxResults: { min: 1 },
  ListEventSubscriptionsMaxResults: { min: 1 },
};

const shapes: ReadonlyMap<string, Shape> = new Map(
  Object.entries(table.shapes as Readonly<Record<string, Shape>>).map(([name, shape]) => [
    name,
    { ...shape, ...documented[name] },
  ]),
);

const operations: ReadonlyMap<string, OperationFacts> = new Map(
  Object.entries(table.operations as Readonly<Record<string, OperationFacts>>),
);

/** The names of all operations of the model. */
export const operationNames: readonly string[] = [...operations.keys()];

/** The facts about an operation; undefined for a name that the model does not have. */
export function operationFacts(name: string): OperationFacts | undefined {
  return operations.get(name);
}

/** A shape that another one names. Throws for a name that is not in the table: the table is closed. */
export function shapeOf(name: string): Shape {
  const shape = shapes.get(name);
  if (!shape) throw new Error(`The model table has no shape ${name}`);
  return shape;
}

/** The code of a wrong member, and of a wrong number of items where the model has one of its own. */
interface MemberCodes {
  readonly value: string;
  readonly count?: string;
  /** The model has no code for this member: this is the nearest one. Listed in `docs/parity.md`. */
  readonly gap?: true;
}

const arns = (entity: string): MemberCodes => ({
  value: `INVALID_${entity}_ARN`,
  count: `INVALID_NUMBER_OF_${entity}_ARNS`,
});
const only = (value: string): MemberCodes => ({ value });
const gap = (value: string): MemberCodes => ({ value, gap: true });

/**
 * The `errorCode` of an `InvalidInputException` by member. A path without list positions; one with the
 * operation before it goes first, then the whole path, then its last member.
 */
export const inputErrorCodes: ReadonlyMap<string, MemberCodes> = new Map([
  ['assessmentTargetArn', arns('ASSESSMENT_TARGET')],
  ['assessmentTargetArns', arns('ASSESSMENT_TARGET')],
  ['assessmentTemplateArn', arns('ASSESSMENT_TEMPLATE')],
  ['assessmentTemplateArns', arns('ASSESSMENT_TEMPLATE')],
  ['assessmentRunArn', arns('ASSESSMENT_RUN')],
  ['assessmentRunArns', arns('ASSESSMENT_RUN')],
  ['findingArns', arns('FINDING')],
  ['resourceGroupArn', arns('RESOURCE_GROUP')],
  ['resourceGroupArns', arns('RESOURCE_GROUP')],
  ['rulesPackageArns', arns('RULES_PACKAGE')],
  ['previewAgentsArn', only('INVALID_ASSESSMENT_TARGET_ARN')],
  ['resourceArn', only('INVALID_RESOURCE_ARN')],
  ['topicArn', only('INVALID_SNS_TOPIC_ARN')],
  ['roleArn', only('INVALID_IAM_ROLE_ARN')],
  ['exclusionArns', gap('INVALID_RESOURCE_ARN')],
  ['previewToken', gap('INVALID_RESOURCE_ARN')],

  ['assessmentTargetName', only('INVALID_ASSESSMENT_TARGET_NAME')],
  ['assessmentTemplateName', only('INVALID_ASSESSMENT_TEMPLATE_NAME')],
  ['assessmentRunName', gap('INVALID_ASSESSMENT_TEMPLATE_NAME')],
  ['durationInSeconds', only('INVALID_ASSESSMENT_TEMPLATE_DURATION')],

  ['filter.assessmentTargetNamePattern', only('INVALID_ASSESSMENT_TARGET_NAME_PATTERN')],
  ['filter.namePattern', only('INVALID_ASSESSMENT_TEMPLATE_NAME_PATTERN')],
  ['ListAssessmentRuns:filter.namePattern', gap('INVALID_ASSESSMENT_TEMPLATE_NAME_PATTERN')],
  ['minSeconds', only('INVALID_ASSESSMENT_TEMPLATE_DURATION_RANGE')],
  ['maxSeconds', only('INVALID_ASSESSMENT_TEMPLATE_DURATION_RANGE')],
  ['ListAssessmentRuns:filter.durationRange.minSeconds', only('INVALID_ASSESSMENT_RUN_DURATION_RANGE')],
  ['ListAssessmentRuns:filter.durationRange.maxSeconds', only('INVALID_ASSESSMENT_RUN_DURATION_RANGE')],
  [
    'filter.states',
    { value: 'INVALID_ASSESSMENT_RUN_STATE', count: 'INVALID_NUMBER_OF_ASSESSMENT_RUN_STATES' },
  ],

  ['resourceGroupTags', { value: 'INVALID_TAG', count: 'INVALID_NUMBER_OF_RESOURCE_GROUP_TAGS' }],
  ['resourceGroupTags.key', only('INVALID_RESOURCE_GROUP_TAG_KEY')],
  ['resourceGroupTags.value', only('INVALID_RESOURCE_GROUP_TAG_VALUE')],
  ['tags', { value: 'INVALID_TAG', count: 'INVALID_NUMBER_OF_TAGS' }],
  ['tags.key', only('INVALID_TAG_KEY')],
  ['tags.value', only('INVALID_TAG_VALUE')],
  ['attributes', { value: 'INVALID_ATTRIBUTE', count: 'INVALID_NUMBER_OF_ATTRIBUTES' }],
  ['attributes.key', only('INVALID_USER_ATTRIBUTE_KEY')],
  ['attributes.value', only('INVALID_USER_ATTRIBUTE_VALUE')],
  ['filter.attributes.key', only('INVALID_ATTRIBUTE')],
  ['filter.attributes.value', only('INVALID_ATTRIBUTE')],
  ['attributeKeys', { value: 'INVALID_USER_ATTRIBUTE_KEY', count: 'INVALID_NUMBER_OF_USER_ATTRIBUTES' }],
  ['userAttributes', { value: 'INVALID_USER_ATTRIBUTE', count: 'INVALID_NUMBER_OF_USER_ATTRIBUTES' }],
  [
    'userAttributesForFindings',
    { value: 'INVALID_USER_ATTRIBUTE', count: 'INVALID_NUMBER_OF_USER_ATTRIBUTES' },
  ],
  ['filter.userAttributes.key', only('INVALID_USER_ATTRIBUTE_KEY')],
  ['filter.userAttributes.value', only('INVALID_USER_ATTRIBUTE_VALUE')],
  ['userAttributesForFindings.key', only('INVALID_USER_ATTRIBUTE_KEY')],
  ['userAttributesForFindings.value', only('INVALID_USER_ATTRIBUTE_VALUE')],

  ['agentIds', { value: 'INVALID_AGENT_ID', count: 'INVALID_NUMBER_OF_AGENT_IDS' }],
  [
    'autoScalingGroups',
    { value: 'INVALID_AUTO_SCALING_GROUP', count: 'INVALID_NUMBER_OF_AUTO_SCALING_GROUPS' },
  ],
  ['ruleNames', { value: 'INVALID_RULE_NAME', count: 'INVALID_NUMBER_OF_RULE_NAMES' }],
  ['severities', { value: 'INVALID_SEVERITY', count: 'INVALID_NUMBER_OF_SEVERITIES' }],
  ['agentHealths', gap('INVALID_AGENT_ID')],
  ['agentHealthCodes', gap('INVALID_AGENT_ID')],

  ['nextToken', only('INVALID_PAGINATION_TOKEN')],
  ['maxResults', only('INVALID_MAX_RESULTS')],
  ['locale', only('INVALID_LOCALE')],
  ['event', only('INVALID_EVENT')],
  ['stopAction', gap('INVALID_ASSESSMENT_RUN_STATE')],
  ['reportFileFormat', gap('INVALID_RESOURCE_ARN')],
  ['reportType', gap('INVALID_RESOURCE_ARN')],
]);

/** The `errorCode` for a violation. Throws when the table lacks the member; a test walks all of them. */
export function inputErrorCode(
  operation: string,
  { path, count }: { readonly path: string; readonly count: boolean },
): string {
  const plain = path.replaceAll(/\.\d+\.member/g, '');
  const last = plain.split('.').at(-1) ?? '';
  const codes =
    inputErrorCodes.get(`${operation}:${plain}`) ?? inputErrorCodes.get(plain) ?? inputErrorCodes.get(last);
  if (!codes) throw new Error(`No error code for ${operation} ${path}`);
  return count ? (codes.count ?? codes.value) : codes.value;
}
