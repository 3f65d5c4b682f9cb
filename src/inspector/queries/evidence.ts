import { queryOptions } from '@tanstack/react-query';
import type { EvidenceDocument, EvidenceSubject } from '../../domain/assessment/evidence';
import type { Problem } from '../transport/problem';
import { FOREVER, inspectorKey, type InspectorKey } from '../transport/query-key';
import type { InspectorScope } from '../transport/scope';
import { listOf, type Members, number, optional, text, time } from '../transport/wire-members';

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
  return queryOptions<readonly EvidenceDocument[], Problem, readonly EvidenceDocument[], InspectorKey>({
    queryKey: inspectorKey(scope, 'DescribeEvidence', input),
    staleTime: FOREVER,
    // An endpoint that does not know the operation learns it no sooner than the page is loaded again.
    retryOnMount: ({ state }) => state.error?.kind !== 'invalid',
    async queryFn({ signal }) {
      const answer = await scope.send('DescribeEvidence', input, { signal });
      return listOf(answer['documents'], 'documents', toDocument);
    },
  });
}
