/** The operations about evidence: which documents an answer rests on, and all of them in one file. */

import type { GetExclusionsPreviewRequest, ListExclusionsRequest } from '@aws-sdk/client-inspector';
import type { DataKind } from '../../src/domain/assessment/account-data';
import { requireRun, requireTemplate } from '../inspector/arns';
import { checkInput } from '../inspector/model/check-input';
import { invalidInput, noSuchEntity, temporarilyUnavailable } from '../inspector/errors';
import type { Checked, Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import type { SavedAnswer } from '../store/records';
import { basename } from 'node:path';
import { operationNames } from '../inspector/model/model';
import { handedOver } from '../store/evidence-desk';

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

/** The operation's name; its target on the wire is `ExclusionsConsole.PrepareEvidence`. */
export const PREPARE_EVIDENCE = 'PrepareEvidence';

/** Where what was prepared is fetched, with the secret as `ticket`. */
export const EVIDENCE_PATH = '/evidence.zip';

/** What a caller must be allowed to do: the documents are answers of any of the calls that read. */
export const ACTIONS_FOR_EVIDENCE_FILE: readonly string[] = operationNames.filter((name) =>
  /^(?:Describe|Get|List|Preview)/.test(name),
);

/** The answer: where the file can be fetched once within a minute, or why there is none. */
export type PreparedEvidence =
  | { readonly ready: true; readonly path: string; readonly documents: number; readonly bytes: number }
  | {
      readonly ready: false;
      readonly why: 'no-folder' | 'changed';
      /** The first document that is not what was imported. */
      readonly document?: string;
      /** The name of the account's folder: where it lies is nobody's business but its owner's. */
      readonly folder?: string;
    };

/**
 * Gets the evidence of an account ready: the zip file of `npm run account -- evidence`, of the documents that the store was
 * imported from. Each of them is read again, and must still be what was imported. An operation of the emulator's for its
 * console; it needs the permission for every call that reads.
 *
 * @throws ServiceError AccessDeniedException naming the permission; ServiceTemporarilyUnavailableException while a large store
 * is being verified
 */
export async function prepareEvidence(
  { store, evidence, verification }: Pick<Services, 'evidence' | 'store' | 'verification'>,
  principal: Principal,
): Promise<PreparedEvidence> {
  for (const action of ACTIONS_FOR_EVIDENCE_FILE) requirePermission(principal, action, 'run');
  if (verification?.isOver === false)
    throw temporarilyUnavailable(
      'The store of this account is being verified. Ask again when About this data says that it was.',
      true,
    );
  if (!evidence) return { ready: false, why: 'no-folder' };
  const all = store.documents();
  const document = await evidence.changed(all);
  if (document !== undefined)
    return { ready: false, why: 'changed', document, folder: basename(evidence.place.path) };
  const documents = handedOver(all);
  return {
    ready: true,
    path: `${EVIDENCE_PATH}?ticket=${evidence.issue(principal.arn)}`,
    documents: documents.length,
    bytes: documents.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
