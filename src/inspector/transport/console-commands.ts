import type * as sdk from '@aws-sdk/client-inspector';
import { ListRulesPackagesCommand } from '@aws-sdk/client-inspector';

/** What our own emulator is asked about an account's data; it is no operation of Inspector's model. */
export interface DescribeAccountDataInput {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** What it is asked about the documents that a run's exclusions, or a preview, rest on. */
export type DescribeEvidenceInput =
  | { readonly assessmentRunArn: string }
  | { readonly assessmentTemplateArn: string; readonly previewToken: string };

/** Whose exclusions are asked for, all in one answer. */
export interface DescribeRunExclusionsInput {
  readonly assessmentRunArn: string;
}

/** Which runs the figures are to be of; times in seconds since the epoch. */
export interface DescribeCoverageInput {
  readonly from?: number;
  readonly to?: number;
  readonly assessmentTemplateArn?: string;
}

/** Which instances it is asked about: 1 to 500 ids, or a text of at most 200 characters that their ids, names, tags or types have the words of. */
export type DescribeInstancesInput = { readonly instanceIds: readonly string[] } | { readonly find: string };

/** ListAssessmentRuns, narrowed and in an order that Inspector does not know. */
export interface ListRunsByExclusionsInput extends sdk.ListAssessmentRunsCommandInput {
  readonly exclusionType?: string | undefined;
  readonly leastExclusions?: number | undefined;
  readonly mostExclusions?: number | undefined;
  /** By the number of exclusions; newest first without it. */
  readonly order?: 'ascending' | 'descending' | undefined;
}

/** An answer of ours as it arrives: nothing about it is certain, another endpoint may have answered. */
export type ConsoleOutput = Readonly<Record<string, unknown>>;

interface WireRequest {
  body: string;
  readonly headers: Record<string, string>;
}

/**
 * An operation of `ExclusionsConsole`, sent by the SDK like each of its own commands: signed with the same
 * credentials, retried and read in the same way. It is one of the SDK's commands that turns into ours before its
 * length is taken and it is signed; what the SDK reads of the answer is the JSON as it is. It is a class because
 * the SDK's commands are.
 */
class ConsoleCommand extends ListRulesPackagesCommand {
  constructor(operation: string, input: object) {
    super({});
    this.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as WireRequest;
        request.headers['x-amz-target'] = `ExclusionsConsole.${operation}`;
        request.body = JSON.stringify(input);
        return next(args);
      },
      { name: 'consoleOperation', step: 'build', priority: 'high' },
    );
  }
}

/** How the SDK's client reads an answer's HTTP; it keeps a command's own reader in a member that its type hides. */
interface Reader {
  deserialize: (
    response: {
      readonly statusCode: number;
      readonly headers: WireRequest['headers'];
      readonly body: unknown;
    },
    context: unknown,
  ) => Promise<unknown>;
}

/**
 * `ExclusionsConsole.DescribeRunExclusions`. Its answer's `body` is what the SDK's HTTP handler gives: a stream that is read while it
 * arrives. A refusal is read as any other.
 */
export class DescribeRunExclusionsCommand extends ConsoleCommand {
  constructor(input: DescribeRunExclusionsInput) {
    super('DescribeRunExclusions', input);
    const reader = this as unknown as Reader;
    const readRefusal = reader.deserialize;
    reader.deserialize = async (response, context) =>
      response.statusCode >= 300 ? readRefusal(response, context) : { $metadata: {}, body: response.body };
  }
}

/** A filter of runs as the SDK would write it: times in seconds since the epoch. */
function onTheWire(filter: sdk.AssessmentRunFilter): object {
  const { startTimeRange } = filter;
  if (!startTimeRange) return filter;
  const { beginDate, endDate } = startTimeRange;
  const seconds = {
    ...(beginDate && { beginDate: beginDate.getTime() / 1000 }),
    ...(endDate && { endDate: endDate.getTime() / 1000 }),
  };
  return { ...filter, startTimeRange: seconds };
}

/** `ExclusionsConsole.DescribeAccountData`. */
export class DescribeAccountDataCommand extends ConsoleCommand {
  constructor(input: DescribeAccountDataInput) {
    super('DescribeAccountData', input);
  }
}

/** `ExclusionsConsole.DescribeCoverage`. */
export class DescribeCoverageCommand extends ConsoleCommand {
  constructor(input: DescribeCoverageInput) {
    super('DescribeCoverage', input);
  }
}

/** `ExclusionsConsole.DescribeEvidence`. */
export class DescribeEvidenceCommand extends ConsoleCommand {
  constructor(input: DescribeEvidenceInput) {
    super('DescribeEvidence', input);
  }
}

/** `ExclusionsConsole.PrepareEvidence`. */
export class PrepareEvidenceCommand extends ConsoleCommand {
  constructor() {
    super('PrepareEvidence', {});
  }
}

/** `ExclusionsConsole.DescribeInstances`. */
export class DescribeInstancesCommand extends ConsoleCommand {
  constructor(input: DescribeInstancesInput) {
    super('DescribeInstances', input);
  }
}

/** `ExclusionsConsole.ListDescribedRuns`. */
export class ListDescribedRunsCommand extends ConsoleCommand {
  constructor({ filter, ...input }: ListRunsByExclusionsInput) {
    super('ListDescribedRuns', { ...input, ...(filter && { filter: onTheWire(filter) }) });
  }
}

/** `ExclusionsConsole.ListDescribedTemplates`. */
export class ListDescribedTemplatesCommand extends ConsoleCommand {
  constructor(input: sdk.ListAssessmentTemplatesCommandInput) {
    super('ListDescribedTemplates', input);
  }
}

/** `ExclusionsConsole.ListRunsByExclusions`. */
export class ListRunsByExclusionsCommand extends ConsoleCommand {
  constructor({ filter, ...input }: ListRunsByExclusionsInput) {
    super('ListRunsByExclusions', { ...input, ...(filter && { filter: onTheWire(filter) }) });
  }
}

/** The operations that the console calls, by their names on the wire, with the SDK's input and output. */
export interface Operations {
  CreateExclusionsPreview: [
    sdk.CreateExclusionsPreviewCommandInput,
    sdk.CreateExclusionsPreviewCommandOutput,
  ];
  /** Our own emulator's; any other endpoint refuses it. */
  DescribeAccountData: [DescribeAccountDataInput, ConsoleOutput];
  DescribeAssessmentRuns: [sdk.DescribeAssessmentRunsCommandInput, sdk.DescribeAssessmentRunsCommandOutput];
  DescribeAssessmentTargets: [
    sdk.DescribeAssessmentTargetsCommandInput,
    sdk.DescribeAssessmentTargetsCommandOutput,
  ];
  DescribeAssessmentTemplates: [
    sdk.DescribeAssessmentTemplatesCommandInput,
    sdk.DescribeAssessmentTemplatesCommandOutput,
  ];
  /** As DescribeAccountData. */
  DescribeCoverage: [DescribeCoverageInput, ConsoleOutput];
  /** As DescribeAccountData. */
  DescribeEvidence: [DescribeEvidenceInput, ConsoleOutput];
  DescribeExclusions: [sdk.DescribeExclusionsCommandInput, sdk.DescribeExclusionsCommandOutput];
  /** As DescribeAccountData. */
  DescribeInstances: [DescribeInstancesInput, ConsoleOutput];
  DescribeResourceGroups: [sdk.DescribeResourceGroupsCommandInput, sdk.DescribeResourceGroupsCommandOutput];
  /** As DescribeAccountData; its `body` is a stream of lines. */
  DescribeRunExclusions: [DescribeRunExclusionsInput, ConsoleOutput];
  DescribeRulesPackages: [sdk.DescribeRulesPackagesCommandInput, sdk.DescribeRulesPackagesCommandOutput];
  GetExclusionsPreview: [sdk.GetExclusionsPreviewCommandInput, sdk.GetExclusionsPreviewCommandOutput];
  ListAssessmentRunAgents: [
    sdk.ListAssessmentRunAgentsCommandInput,
    sdk.ListAssessmentRunAgentsCommandOutput,
  ];
  ListAssessmentRuns: [sdk.ListAssessmentRunsCommandInput, sdk.ListAssessmentRunsCommandOutput];
  ListAssessmentTemplates: [
    sdk.ListAssessmentTemplatesCommandInput,
    sdk.ListAssessmentTemplatesCommandOutput,
  ];
  /** As DescribeAccountData; its answer is that of the list, and of the calls for its rows. */
  ListDescribedRuns: [ListRunsByExclusionsInput, ConsoleOutput];
  /** As ListDescribedRuns. */
  ListDescribedTemplates: [sdk.ListAssessmentTemplatesCommandInput, ConsoleOutput];
  /** As DescribeAccountData; its answer is that of ListAssessmentRuns. */
  ListRunsByExclusions: [ListRunsByExclusionsInput, ConsoleOutput];
  ListExclusions: [sdk.ListExclusionsCommandInput, sdk.ListExclusionsCommandOutput];
  ListTagsForResource: [sdk.ListTagsForResourceCommandInput, sdk.ListTagsForResourceCommandOutput];
  /** As DescribeAccountData. */
  PrepareEvidence: [Readonly<Record<string, never>>, ConsoleOutput];
  PreviewAgents: [sdk.PreviewAgentsCommandInput, sdk.PreviewAgentsCommandOutput];
}

export type OperationName = keyof Operations;
export type OperationInput<Name extends OperationName> = Operations[Name][0];
export type OperationOutput<Name extends OperationName> = Operations[Name][1];

/** The operations that change something: they are sent once, whatever comes back. */
export const WRITES: ReadonlySet<OperationName> = new Set<OperationName>(['CreateExclusionsPreview']);
