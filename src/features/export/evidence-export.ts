import { prepareEvidence } from '../../inspector/queries/evidence-file';
import type { InspectorScope } from '../../inspector/transport/scope';
import { evidenceTexts as texts } from '../../strings/taken-away/evidence';
import type { EvidenceRefusal } from './evidence-dialog';

/**
 * Has the browser download an account's evidence from its endpoint.
 *
 * @param endpoint where the account's calls go; undefined is AWS's own, which has no documents
 * @param tell hears how far it is, in words
 * @returns why there is nothing to download; undefined when the download has begun
 */
export async function fetchEvidence(
  scope: InspectorScope,
  endpoint: string | undefined,
  tell: (text: string) => void,
): Promise<EvidenceRefusal | undefined> {
  tell(texts.preparing);
  const prepared = await prepareEvidence(scope);
  if (prepared.kind !== 'ready') return prepared;
  const link = document.createElement('a');
  link.href = new URL(prepared.path, endpoint ?? window.location.origin).href;
  // The endpoint's answer says that it is to be kept, and under which name.
  link.click();
  tell(texts.started(prepared.documents));
  return undefined;
}
