import { ec2MemberOf, isCoverageAnswer, isEc2Answer } from './instance-contents';
import { isRecord } from '../readers';
import { ANSWER_MEMBERS, INNER_MEMBERS, wireName } from './answer-members';
import { Unreadable } from './file-contents';

/** `ipv4Addresses` as Ruby's SDK spells it: `ipv4_addresses`, in some generations `ipv_4_addresses`. */
const snakesOf = (name: string): readonly string[] => {
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [...new Set([snake, snake.replaceAll(/(?<=[a-z])\d/g, '_$&')])];
};

/** The members whose names show which language spells them: one word in small letters is the same in two of them. */
const CAMEL = new Set([...ANSWER_MEMBERS, ...INNER_MEMBERS].filter((name) => /[A-Z]/.test(name)));
const SNAKE: ReadonlyMap<string, string> = new Map(
  [...CAMEL].flatMap((name) => snakesOf(name).map((snake) => [snake, name] as const)),
);
const SNAKE_ANSWER = new Set(ANSWER_MEMBERS.flatMap(snakesOf).filter((name) => name.includes('_')));

/** The wire's name of a member as Ruby's SDK spells it; undefined for what is spelt alike, or is no member. */
export const snakeName = (name: string): string | undefined => SNAKE.get(name);

/** Whether an object is an answer whose members are spelt as in Ruby. */
export const isSnakeAnswer = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && Object.keys(value).some((key) => SNAKE_ANSWER.has(key));

const ANSWER = new Set(ANSWER_MEMBERS);

/** What tells a thing of the service, in any spelling: its ARN, or the id of an agent, which has none. */
const OF_THINGS = ['arn', 'Arn', 'agentId', 'AgentId', 'agent_id'];

/** Whether an object has a member of an answer, in any spelling, and is nothing of EC2's. */
const hasAnswerMember = (value: Readonly<Record<string, unknown>>): boolean =>
  !ec2MemberOf(value) &&
  (isSnakeAnswer(value) ||
    isEc2Answer(value) ||
    isCoverageAnswer(value) ||
    Object.keys(value).some((key) => ANSWER.has(key) || ANSWER.has(wireName(key) ?? '')));

/** Whether an object is a whole answer, in any spelling, and no thing of the service: an agent has its telemetry, as an answer has. */
export const isAnswer = (value: unknown): boolean =>
  isRecord(value) && !OF_THINGS.some((name) => name in value) && hasAnswerMember(value);

/** Whether a value is an answer, or has things with an ARN in it, in any spelling. Any program keeps other JSON. */
export function couldBeAnswer(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item: unknown) => couldBeAnswer(item));
  return isRecord(value) && ('arn' in value || 'Arn' in value || hasAnswerMember(value));
}

/** What clients keep of the response: its members are nobody's spelling. */
const ABOUT = new Set([
  '$metadata',
  '@metadata',
  'ResponseMetadata',
  'ResultMetadata',
  'sdkHttpMetadata',
  'sdkResponseMetadata',
]);
/** Members that people, exports, boto3 and the AWS CLI put beside an answer of any spelling. */
const BESIDE = new Set([
  'NextToken',
  'assessmentRunArn',
  'assessmentTemplateArn',
  'listedDuringRun',
  'previewAgentsArn',
  'previewToken',
  'resourceArn',
]);
/** Deeper than any answer: what lies there is told of elsewhere. */
const DEEPEST = 64;

/** How a language spells the members of an answer; the wire has camelCase. */
export type Spelling = 'camel' | 'Pascal' | 'snake';

/** Every spelling of every member that shows its language, and what the wire calls it: one look-up for each name of a large document. */
const KNOWN = new Map<string, { readonly spelling: Spelling; readonly wire: string }>([
  ...[...ANSWER_MEMBERS, ...INNER_MEMBERS].map(
    (wire) => [wire.charAt(0).toUpperCase() + wire.slice(1), { spelling: 'Pascal', wire }] as const,
  ),
  ...[...SNAKE].map(([name, wire]) => [name, { spelling: 'snake', wire }] as const),
  ...[...CAMEL].map((wire) => [wire, { spelling: 'camel', wire }] as const),
]);

/** How a member of the answer itself is spelt; undefined for what stands beside answers of any spelling, too. */
export const spellingAtTop = (name: string): Spelling | undefined =>
  BESIDE.has(name) || ABOUT.has(name) ? undefined : KNOWN.get(name)?.spelling;

const wireNameOf = (name: string): string => KNOWN.get(name)?.wire ?? name;

/**
 * Refuses a document that spells its members in two ways: it was put together from two, or edited, and where both spell the
 * same member nobody can say which one counts.
 * @throws Unreadable that names both members
 */
export function requireOneSpelling(value: unknown, path: string): void {
  const first = new Map<Spelling, string>();
  /** The way to where it looks: written out only where something is amiss, because most documents are large and right. */
  const steps: (string | number)[] = [];
  const refuse = (reason: string): never => {
    throw new Unreadable(
      steps.reduce<string>(
        (at, step) => (typeof step === 'number' ? `${at}[${step}]` : `${at}.${step}`),
        path,
      ),
      reason,
    );
  };
  const inside = (step: string | number, inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null || steps.length >= DEEPEST) return;
    steps.push(step);
    look(inner);
    steps.pop();
  };
  const look = (inner: object): void => {
    if (Array.isArray(inner)) {
      for (let index = 0; index < inner.length; index += 1) inside(index, inner[index]);
      return;
    }
    for (const key of Object.keys(inner)) {
      const item = (inner as Readonly<Record<string, unknown>>)[key];
      const known = KNOWN.get(key);
      if (known) {
        const { wire } = known;
        // What is spelt as on the wire meets its twin at the twin's turn.
        const names = wire === key ? [] : Object.keys(inner).filter((name) => wireNameOf(name) === wire);
        if (names.length > 1) refuse(`has the member ${wire} twice, as ${names[0]} and as ${names[1]}`);
        const spelling = steps.length === 0 ? spellingAtTop(key) : known.spelling;
        if (spelling && !first.has(spelling)) first.set(spelling, key);
        if (first.size > 1) refuse(`spells its members in two ways: ${[...first.values()].join(' and ')}`);
      }
      if (typeof item === 'object' && !ABOUT.has(key)) inside(key, item);
    }
  };
  if (typeof value === 'object' && value !== null) look(value);
}
