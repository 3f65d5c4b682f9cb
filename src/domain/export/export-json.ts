import type { Exclusion, FailedItem } from '../assessment/assessment';
import type { MarkedKind } from '../assessment/data-mark';

/**
 * What the document says about itself, in a member that SDKs use for that and readers of answers pass over. It always
 * says whether its data is simulated: the import of saved documents takes no such document for a record.
 */
export type ExportMetadata = Readonly<Record<string, string>> & { readonly data: MarkedKind };

interface WireExclusion {
  readonly arn?: string;
  readonly title: string;
  readonly description: string;
  readonly recommendation: string;
  readonly scopes: readonly { readonly key: string; readonly value: string }[];
  readonly attributes?: readonly { readonly key: string; readonly value?: string }[];
}

function wireOf({ arn, title, description, recommendation, scopes, attributes }: Exclusion): WireExclusion {
  return {
    ...(arn !== undefined && { arn }),
    title,
    description,
    recommendation,
    scopes: scopes.map(({ key, value }) => ({ key, value })),
    ...(attributes.length > 0 && {
      attributes: attributes.map(({ key, value }) => ({ key, ...(value !== undefined && { value }) })),
    }),
  };
}

const print = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** The exclusions of a run in the shape of a DescribeExclusions answer, of any length. */
export function runExclusionsJson(
  exclusions: readonly Exclusion[],
  failed: readonly FailedItem[],
  metadata: ExportMetadata,
): string {
  return print({
    // Own members whatever their names are: an ARN comes from outside, and no setter of a prototype runs.
    exclusions: Object.fromEntries(exclusions.map((exclusion) => [exclusion.arn, wireOf(exclusion)])),
    failedItems: Object.fromEntries(
      failed.map(({ arn, code, retryable }) => [arn, { failureCode: code, retryable }]),
    ),
    $metadata: metadata,
  });
}

/** What stands for the next page's token where a filter left exclusions out. No service gives it out, and none takes it. */
export const FILTERED_EXPORT = 'filtered-export';

/**
 * The exclusions of a preview in the shape of a GetExclusionsPreview answer, with the request's members that name it.
 * An answer without a token is the whole preview, so one that lacks some of its `total` exclusions has a token.
 */
export function previewJson(
  exclusions: readonly Exclusion[],
  total: number,
  about: { readonly assessmentTemplateArn: string; readonly previewToken: string },
  metadata: ExportMetadata,
): string {
  return print({
    ...about,
    previewStatus: 'COMPLETED',
    exclusionPreviews: exclusions.map(wireOf),
    ...(exclusions.length < total && { nextToken: FILTERED_EXPORT }),
    $metadata: metadata,
  });
}
