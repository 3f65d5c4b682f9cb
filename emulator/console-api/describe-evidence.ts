import type { GetExclusionsPreviewRequest, ListExclusionsRequest } from '@aws-sdk/client-inspector';
import type { DataKind } from '../../src/domain/assessment/account-data';
import { requireRun, requireTemplate } from '../inspector/arns';
import { checkInput } from '../inspector/model/check-input';
import { invalidInput, noSuchEntity } from '../inspector/errors';
import type { Checked, Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import type { SavedAnswer } from '../store/records';

/** The operation's name; its target on the wire is `ExclusionsConsole.DescribeEvidence`. */
export const DESCRIBE_EVIDENCE = 'DescribeEvidence';

/** One saved answer, and the document that it stands in. */
export interface EvidenceDocument {
  /** The document's path in the account's folder. */
  readonly name: string;
  /** Where in it the answer stands: `$`, or `line 3: $`. */
  readonly path: string;
  /** The AWS CLI's command that prints such a document. */
  readonly kind: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** When the service gave the answer, in seconds since the epoch; absent where the document does not say. */
  readonly answeredAt?: number;
}

/** The answer: no documents where none was saved, as in an account whose exclusions are computed. */
export interface Evidence {
  readonly kind: DataKind;
  readonly documents: readonly EvidenceDocument[];
}

/** What may be asked about: a run's list of exclusions, or a preview. */
type About = 'run' | 'preview';

const given = (input: unknown, member: string): unknown =>
  Object.hasOwn(input as object, member) ? (input as Readonly<Record<string, unknown>>)[member] : undefined;
const has = (input: unknown, member: string): boolean => (given(input, member) ?? null) !== null;

/** A preview where the input names its template or token, and else a run: then its ARN must be there. */
const aboutOf = (input: unknown): About =>
  has(input, 'assessmentTemplateArn') || has(input, 'previewToken') ? 'preview' : 'run';

/** The action of Inspector's that gives the data which the evidence is of. Total: a malformed input is refused later. */
export function actionsForEvidence(input: unknown): readonly string[] {
  return aboutOf(input) === 'run' ? ['ListExclusions'] : ['GetExclusionsPreview'];
}

function ofRun(services: Services, principal: Principal, input: unknown): readonly SavedAnswer[] {
  const { assessmentRunArn } = checkInput('ListExclusions', {
    assessmentRunArn: given(input, 'assessmentRunArn'),
  }) as unknown as Checked<ListExclusionsRequest>;
  requirePermission(principal, 'ListExclusions', 'run');
  return requireRun(services, principal, assessmentRunArn).exclusionsEvidence ?? [];
}

function ofPreview(services: Services, principal: Principal, input: unknown): readonly SavedAnswer[] {
  if (has(input, 'assessmentRunArn'))
    throw invalidInput(
      'INVALID_ASSESSMENT_RUN_ARN',
      'Give either assessmentRunArn, or assessmentTemplateArn and previewToken',
    );
  const { assessmentTemplateArn, previewToken } = checkInput('GetExclusionsPreview', {
    assessmentTemplateArn: given(input, 'assessmentTemplateArn'),
    previewToken: given(input, 'previewToken'),
  }) as unknown as Checked<GetExclusionsPreviewRequest>;
  requirePermission(principal, 'GetExclusionsPreview', 'template');
  const template = requireTemplate(services, principal, assessmentTemplateArn);
  const preview = services.store.preview(previewToken);
  if (preview?.templateArn !== template.arn)
    throw noSuchEntity('template', 'This assessment template has no exclusions preview with this token');
  return preview.evidence ?? [];
}

/**
 * Names the documents that what is known of a run's exclusions, or of a saved preview, rests on. An operation of the
 * emulator's for its console. Its input is the request's members of ListExclusions (`assessmentRunArn`) or of
 * GetExclusionsPreview (`assessmentTemplateArn`, `previewToken`); it is checked as theirs is, and needs their permission.
 *
 * @throws ServiceError as ListExclusions and GetExclusionsPreview do
 */
export function describeEvidence(services: Services, principal: Principal, input: unknown): Evidence {
  const find = aboutOf(input) === 'run' ? ofRun : ofPreview;
  const { store } = services;
  return {
    kind: store.kind,
    documents: find(services, principal, input).flatMap(({ document, path, answeredAt }) => {
      const source = store.document(document);
      if (!source) return [];
      const { name, kind, bytes, sha256 } = source;
      return [
        {
          name,
          path,
          kind,
          bytes,
          sha256,
          ...(answeredAt !== undefined && { answeredAt: answeredAt / 1000 }),
        },
      ];
    }),
  };
}
