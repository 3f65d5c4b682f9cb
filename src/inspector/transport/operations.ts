import type * as sdk from '@aws-sdk/client-inspector';
import type { ConsoleOutput, DescribeAccountDataInput, DescribeEvidenceInput } from './own-operations';

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
  DescribeEvidence: [DescribeEvidenceInput, ConsoleOutput];
  DescribeExclusions: [sdk.DescribeExclusionsCommandInput, sdk.DescribeExclusionsCommandOutput];
  DescribeResourceGroups: [sdk.DescribeResourceGroupsCommandInput, sdk.DescribeResourceGroupsCommandOutput];
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
  ListExclusions: [sdk.ListExclusionsCommandInput, sdk.ListExclusionsCommandOutput];
  ListTagsForResource: [sdk.ListTagsForResourceCommandInput, sdk.ListTagsForResourceCommandOutput];
  PreviewAgents: [sdk.PreviewAgentsCommandInput, sdk.PreviewAgentsCommandOutput];
}

export type OperationName = keyof Operations;
export type OperationInput<Name extends OperationName> = Operations[Name][0];
export type OperationOutput<Name extends OperationName> = Operations[Name][1];

/** The operations that change something: they are sent once, whatever comes back. */
export const WRITES: ReadonlySet<OperationName> = new Set<OperationName>(['CreateExclusionsPreview']);
