/** The saved documents that an answer of a recorded account rests on. */
import { useQuery } from '@tanstack/react-query';
import type { AccountPlace } from '../../domain/address/paths';
import type { EvidenceDocument, EvidenceSubject } from '../../domain/assessment/account-data';
import { FOREVER, inspectorQuery } from '../transport/query-cache';
import type { InspectorScope } from '../transport/scope';
import { listOf, type Members, number, optional, text, time } from '../transport/wire-members';
import { useDataKind } from './data-kind';
import { useScope } from './provider';

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
export function evidenceQuery(scope: InspectorScope, subject: EvidenceSubject) {
  const input =
    subject.kind === 'run'
      ? { assessmentRunArn: subject.arn }
      : { assessmentTemplateArn: subject.templateArn, previewToken: subject.token };
  return inspectorQuery<readonly EvidenceDocument[]>(scope, 'DescribeEvidence', input, {
    staleTime: FOREVER,
    // An endpoint that does not know the operation learns it no sooner than the page is loaded again.
    retryOnMount: ({ state }) => state.error?.kind !== 'invalid',
    async queryFn({ signal }) {
      const answer = await scope.send('DescribeEvidence', input, { signal });
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
  const scope = useScope(place);
  const recorded = useDataKind(place.account) === 'recorded';
  const asked = wanted && recorded && !scope.awsEndpoint;
  const { data, isError } = useQuery({ ...evidenceQuery(scope, subject), enabled: asked });
  if (!asked) return undefined;
  return isError ? [] : data;
}
