import { useQuery } from '@tanstack/react-query';
import type { EvidenceDocument, EvidenceSubject } from '../../domain/assessment/evidence';
import type { AccountPlace } from '../../domain/address/paths';
import { useDataKind } from './data-kind';
import { evidenceQuery } from './evidence';
import { useScope } from './provider';

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
