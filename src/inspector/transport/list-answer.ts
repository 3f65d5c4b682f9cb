/** A page of a list with all that its rows show in one answer, where the endpoint has an operation for it; else call by call. */
import type * as sdk from '@aws-sdk/client-inspector';
import type {
  AssessmentRun,
  AssessmentTarget,
  AssessmentTemplate,
  RulesPackage,
} from '../../domain/assessment/assessment';
import { hasEnded } from '../../domain/assessment/runs';
import type { ConsoleOutput, OperationInput } from './console-commands';
import { required, toFailedItems, toRulesPackage, toRun, toTarget, toTemplate } from './convert';
import { arrange, type Described } from './list-describe';
import { isOfTheAnswer, Problem } from './problem';
import type { AccountInspector } from './inspector';
import type { ToldTypes } from './type-counts';
import { listOf, number, refusal, text } from './wire-members';

/** How many exclusions of a run are known, and whether there may be more; or why that is not told. */
export type ToldCount = { readonly arn: string } & (
  | {
      readonly count: number;
      readonly more: boolean;
      /** Where the type of each is known. */
      readonly byType?: ToldTypes;
    }
  | { readonly refused: Problem }
);

/** What an answer tells beside the list: the things that its rows name, as far as they were found. */
export interface Named {
  readonly templates?: readonly AssessmentTemplate[];
  readonly targets: readonly AssessmentTarget[];
  readonly rulesPackages?: readonly RulesPackage[];
  readonly runs?: readonly AssessmentRun[];
  readonly counts?: readonly ToldCount[];
}

/** A page of a list, its things described. By single calls nothing is known of what the rows name. */
export interface ListedPage<Thing> {
  readonly items: readonly Described<Thing>[];
  readonly nextToken: string | null | undefined;
  /** The list has more, which the data does not hold. By single calls the next page is refused. */
  readonly restNotSaved?: boolean;
  readonly named?: Named;
}

interface Answer
  extends
    sdk.ListAssessmentRunsCommandOutput,
    sdk.ListAssessmentTemplatesCommandOutput,
    Partial<
      Omit<sdk.DescribeAssessmentRunsResponse & sdk.DescribeAssessmentTemplatesResponse, 'failedItems'>
    >,
    Pick<sdk.DescribeAssessmentTargetsResponse, 'assessmentTargets'>,
    Partial<Pick<sdk.DescribeRulesPackagesResponse, 'rulesPackages'>> {
  readonly failedItems?: Readonly<Record<string, sdk.FailedItemDetails>>;
  readonly restNotSaved?: unknown;
}

/** JSON as the SDK would have read it: what is named a time is one, in seconds since the epoch on the wire. */
function withTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTimes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: readonly [string, unknown]) => [
      name,
      typeof member === 'number' && name.endsWith('At')
        ? new Date(Math.round(member * 1000))
        : withTimes(member),
    ]),
  );
}

const all = <Given, Thing>(given: readonly Given[] | undefined, read: (item: Given) => Thing) =>
  required(given, 'what rows name').map(read);

function readRuns(answer: ConsoleOutput): ListedPage<AssessmentRun> {
  const { exclusions, exclusionTypes: types, ...rest } = answer;
  const given = withTimes(rest) as Answer;
  const found = all(given.assessmentRuns, toRun);
  // Of a run that may go on a number is no last word, whatever an endpoint says.
  const goesOn = new Set(found.flatMap(({ arn, state }) => (hasEnded(state) ? [] : [arn])));
  return {
    items: arrange(required(given.assessmentRunArns, 'assessmentRunArns'), [
      { found, failed: toFailedItems(given.failedItems) },
    ]),
    nextToken: given.nextToken,
    restNotSaved: given.restNotSaved === true,
    named: {
      templates: all(given.assessmentTemplates, toTemplate),
      targets: all(given.assessmentTargets, toTarget),
      counts: listOf(exclusions, 'exclusions', ({ assessmentRunArn, listed, whole, refused, byType }) => {
        const arn = text(assessmentRunArn, 'assessmentRunArn');
        if (refused !== undefined) return { arn, refused: refusal(refused) };
        const count = number(listed, 'listed');
        const more = whole !== true;
        return { arn, count, more, ...(byType !== undefined && { byType: { counts: byType, types } }) };
      }).filter(({ arn }) => !goesOn.has(arn)),
    },
  };
}

function readTemplates(answer: ConsoleOutput): ListedPage<AssessmentTemplate> {
  const given = withTimes(answer) as Answer;
  return {
    items: arrange(required(given.assessmentTemplateArns, 'assessmentTemplateArns'), [
      { found: all(given.assessmentTemplates, toTemplate), failed: toFailedItems(given.failedItems) },
    ]),
    nextToken: given.nextToken,
    restNotSaved: given.restNotSaved === true,
    named: {
      targets: all(given.assessmentTargets, toTarget),
      rulesPackages: all(given.rulesPackages, toRulesPackage),
      runs: all(given.assessmentRuns, toRun),
    },
  };
}

const READERS = { ListDescribedRuns: readRuns, ListDescribedTemplates: readTemplates } as const;

/**
 * A page in one call where the endpoint is said to have the operation. Where it refuses, or its answer is none, the page is
 * asked for call by call: the tokens of pages are the same.
 *
 * @param calls asks by Inspector's own operations, for the same input
 * @throws Problem as the calls do
 */
export async function listInOneAnswer<Name extends keyof typeof READERS>(
  inspector: AccountInspector,
  operation: Name,
  input: OperationInput<Name>,
  signal: AbortSignal,
  calls: () => Promise<ReturnType<(typeof READERS)[Name]>>,
): Promise<ReturnType<(typeof READERS)[Name]>> {
  if (!inspector.operations?.has(operation)) return calls();
  const read = READERS[operation] as (answer: ConsoleOutput) => ReturnType<(typeof READERS)[Name]>;
  try {
    return read(await inspector.send(operation, input, { signal }));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Problem && !isOfTheAnswer(error)) throw error;
    return calls();
  }
}
