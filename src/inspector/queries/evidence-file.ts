/** An account's evidence as one file, which our own emulator packs from the folder that the account was imported from. */
import { badAnswer, type Problem, toProblem } from '../transport/problem';
import type { InspectorScope } from '../transport/scope';
import { number, optional, text } from '../transport/wire-members';

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
export async function prepareEvidence(scope: InspectorScope): Promise<PreparedEvidence> {
  if (scope.awsEndpoint) return { kind: 'no-folder' };
  try {
    const answer = await scope.send('PrepareEvidence', {});
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
