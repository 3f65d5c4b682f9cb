/** The saved documents that an answer of a recorded account rests on, and all of an account in one file. */
import { useQuery } from '@tanstack/react-query';
import type { AccountPlace } from '../../domain/address/paths';
import type { EvidenceDocument, EvidenceSubject } from '../../domain/assessment/account-data';
import { FOREVER, inspectorQuery } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { listOf, type Members, number, optional, text, time } from '../transport/wire-members';
import { useDataKind } from './data-kind';
import { useInspector } from './inspector-context';
import { badAnswer, type Problem, toProblem } from '../transport/problem';

const toDocument = (item: Members): EvidenceDocument => ({
  name: text(item['name'], 'documents.name'),
  path: text(item['path'], 'documents.path'),
  bytes: number(item['bytes'], 'documents.bytes'),
  sha256: text(item['sha256'], 'documents.sha256'),
  answeredAt: optional(item['answeredAt'], 'documents.answeredAt', time),
});

/**
 * The saved answers that what is known of a run's exclusions, or a saved preview, rests on. Only our own emulator can
 * tell: any other endpoint does not know the operation, and the query fails with kind `invalid`. What was saved
 * changes no more.
 */
export function evidenceQuery(inspector: AccountInspector, subject: EvidenceSubject) {
  const input =
    subject.kind === 'run'
      ? { assessmentRunArn: subject.arn }
      : { assessmentTemplateArn: subject.templateArn, previewToken: subject.token };
  return inspectorQuery<readonly EvidenceDocument[]>(inspector, 'DescribeEvidence', input, {
    staleTime: FOREVER,
    // An endpoint that does not know the operation learns it no sooner than the page is loaded again.
    retryOnMount: ({ state }) => state.error?.kind !== 'invalid',
    async queryFn({ signal }) {
      const answer = await inspector.send('DescribeEvidence', input, { signal });
      return listOf(answer['documents'], 'documents', toDocument);
    },
  });
}

/**
 * The saved answers that something of a recorded account rests on; empty where nobody can tell. Undefined while that
 * is asked, and where there is nothing to ask: other data than recorded rests on no documents.
 *
 * @param wanted whether it is shown; nothing is asked before
 */
export function useEvidence(
  place: AccountPlace,
  subject: EvidenceSubject,
  wanted: boolean,
): readonly EvidenceDocument[] | undefined {
  const inspector = useInspector(place);
  const recorded = useDataKind(place.account) === 'recorded';
  const asked = wanted && recorded && !inspector.awsEndpoint;
  const { data, isError } = useQuery({ ...evidenceQuery(inspector, subject), enabled: asked });
  if (!asked) return undefined;
  return isError ? [] : data;
}

/** Why an endpoint gives no evidence, or where it can be fetched. */
export type PreparedEvidence =
  | {
      readonly kind: 'ready';
      /** At the endpoint; good once, for a minute. */
      readonly path: string;
      readonly documents: number;
    }
  /** The endpoint has no folder of documents, or does not know the operation. */
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'changed'; readonly document: string; readonly folder: string | undefined }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Only such an address is followed, whoever answered. */
const PATH = /^\/evidence\.zip\?ticket=[\w-]{1,200}$/;

/** Gets the evidence of a place's account ready. It is asked for by hand, and never fails: why there is none is the answer. */
export async function prepareEvidence(inspector: AccountInspector): Promise<PreparedEvidence> {
  if (inspector.awsEndpoint) return { kind: 'no-folder' };
  try {
    const answer = await inspector.send('PrepareEvidence', {});
    if (answer['ready'] === true) {
      const path = text(answer['path'], 'path');
      if (!PATH.test(path)) throw badAnswer('path is no address of evidence.');
      return { kind: 'ready', path, documents: number(answer['documents'], 'documents') };
    }
    if (answer['why'] !== 'changed') return { kind: 'no-folder' };
    return {
      kind: 'changed',
      document: text(answer['document'], 'document'),
      folder: optional(answer['folder'], 'folder', text),
    };
  } catch (error) {
    const problem = toProblem(error);
    return problem.kind === 'invalid' ? { kind: 'no-folder' } : { kind: 'failed', problem };
  }
}
