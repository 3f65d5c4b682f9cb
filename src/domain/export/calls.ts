import type { RunsFilter, TemplatesFilter } from '../lists/view-filters';
import { isoUtc } from '../text/times';
import { asciiJson, shellWord } from './shell-words';

/** Where commands are sent. */
export interface CallTarget {
  readonly region: string;
  /** Undefined is AWS's own endpoint, which no longer answers. */
  readonly endpoint: string | undefined;
}

/** An option of a command: one word, or with its values. */
export type CallOption = string | readonly [name: string, ...values: readonly string[]];

const PARTS = ' \\\n  ';

/** `aws inspector <operation>` as one would type it, an option a line, for a POSIX shell. */
export function awsCommand(
  operation: string,
  { region, endpoint }: CallTarget,
  options: readonly CallOption[],
): string {
  const all: readonly CallOption[] = [
    ...(endpoint === undefined ? [] : [['--endpoint-url', endpoint] as const]),
    ['--region', region],
    ...options,
  ];
  return [
    `aws inspector ${operation}`,
    ...all.map((option) =>
      typeof option === 'string' ? shellWord(option) : option.map(shellWord).join(' '),
    ),
  ].join(PARTS);
}

/**
 * A list's ARNs, handed to a describe command so many at a time: what the service takes at most. The CLI
 * pages through the list by itself.
 */
function piped(list: string, batch: number, describe: string): string {
  return `${list} |\n  tr '\\t' '\\n' | grep . |\n  xargs -n ${batch} ${describe}`;
}

/** What a command is for; each has a text of its own. */
export type CallPurpose =
  | 'list-runs'
  | 'describe-listed-runs'
  | 'list-templates'
  | 'describe-listed-templates'
  | 'describe-run'
  | 'list-exclusions'
  | 'describe-exclusions'
  | 'create-preview'
  | 'get-preview';

/** One command of a view. */
export interface Call {
  readonly purpose: CallPurpose;
  readonly command: string;
}

/** The most that a page of a list holds, and that describe operations take at a time. */
const PAGE = '500';
const DESCRIBED = 10;
const EXCLUSIONS_DESCRIBED = 100;

const asArns = (member: string): readonly CallOption[] => [
  ['--query', `${member}[]`],
  ['--output', 'text'],
];

const date = (at: number | undefined): string | undefined => (at === undefined ? undefined : isoUtc(at));

/** The members of a filter that filter, in the model's names, as the CLI takes a structure. */
function filterOption(filter: RunsFilter): readonly CallOption[] {
  const { namePattern, states, rulesPackageArns, startedFrom, startedTo } = filter;
  const { shortestSeconds: minSeconds, longestSeconds: maxSeconds } = filter;
  const range = { beginDate: date(startedFrom), endDate: date(startedTo) };
  const given = {
    namePattern,
    states,
    rulesPackageArns,
    startTimeRange: range.beginDate === undefined && range.endDate === undefined ? undefined : range,
    durationRange:
      minSeconds === undefined && maxSeconds === undefined ? undefined : { minSeconds, maxSeconds },
  };
  const printed = asciiJson(given);
  return printed === '{}' ? [] : [['--filter', printed]];
}

/** The calls behind the list of runs, with its filters. */
export function callsOfRuns(target: CallTarget, filter: RunsFilter): readonly Call[] {
  const { templateArns = [] } = filter;
  const options: readonly CallOption[] = [
    ...(templateArns.length > 0 ? [['--assessment-template-arns', ...templateArns] as const] : []),
    ...filterOption(filter),
    ['--page-size', PAGE],
  ];
  const list = (more: readonly CallOption[] = []) =>
    awsCommand('list-assessment-runs', target, [...options, ...more]);
  return [
    { purpose: 'list-runs', command: list() },
    {
      purpose: 'describe-listed-runs',
      command: piped(
        list(asArns('assessmentRunArns')),
        DESCRIBED,
        awsCommand('describe-assessment-runs', target, ['--assessment-run-arns']),
      ),
    },
  ];
}

/** The calls behind the list of templates, with its filters. */
export function callsOfTemplates(target: CallTarget, filter: TemplatesFilter): readonly Call[] {
  const { targetArns = [] } = filter;
  const list = (more: readonly CallOption[] = []) =>
    awsCommand('list-assessment-templates', target, [
      ...(targetArns.length > 0 ? [['--assessment-target-arns', ...targetArns] as const] : []),
      ...filterOption(filter),
      ['--page-size', PAGE],
      ...more,
    ]);
  return [
    { purpose: 'list-templates', command: list() },
    {
      purpose: 'describe-listed-templates',
      command: piped(
        list(asArns('assessmentTemplateArns')),
        DESCRIBED,
        awsCommand('describe-assessment-templates', target, ['--assessment-template-arns']),
      ),
    },
  ];
}

/** The calls behind a run's exclusions. */
export function callsOfExclusions(target: CallTarget, runArn: string): readonly Call[] {
  const list = (more: readonly CallOption[] = []) =>
    awsCommand('list-exclusions', target, [['--assessment-run-arn', runArn], ['--page-size', PAGE], ...more]);
  return [
    {
      purpose: 'describe-run',
      command: awsCommand('describe-assessment-runs', target, [['--assessment-run-arns', runArn]]),
    },
    { purpose: 'list-exclusions', command: list() },
    {
      purpose: 'describe-exclusions',
      command: piped(
        list(asArns('exclusionArns')),
        EXCLUSIONS_DESCRIBED,
        awsCommand('describe-exclusions', target, ['--exclusion-arns']),
      ),
    },
  ];
}

/**
 * The calls behind a preview. The CLI has no paginator for GetExclusionsPreview (botocore's model has none),
 * so a loop goes from page to page.
 *
 * @param token of the preview that is open; undefined where none is
 */
export function callsOfPreview(
  target: CallTarget,
  templateArn: string,
  token: string | undefined,
): readonly Call[] {
  const create = awsCommand('create-exclusions-preview', target, [
    ['--assessment-template-arn', templateArn],
  ]);
  if (token === undefined) return [{ purpose: 'create-preview', command: create }];
  const get = awsCommand('get-exclusions-preview', target, [
    ['--assessment-template-arn', templateArn],
    ['--preview-token', token],
    ['--max-results', PAGE],
    ['--output', 'json'],
  ]);
  const loop = [
    "next=''",
    'while',
    `  page=$(${get} \${next:+--next-token "$next"}) && printf '%s\\n' "$page"`,
    'do',
    `  next=$(printf '%s' "$page" | sed -n 's/^ *"nextToken": "\\(.*\\)".*/\\1/p')`,
    '  [ -n "$next" ] || break',
    'done',
  ].join('\n');
  return [
    { purpose: 'create-preview', command: create },
    { purpose: 'get-preview', command: loop },
  ];
}
