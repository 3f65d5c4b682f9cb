import { basename } from 'node:path';
import { temporarilyUnavailable } from '../inspector/errors';
import { operationNames } from '../inspector/model/model';
import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import { handedOver } from '../store/handed-over';

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
