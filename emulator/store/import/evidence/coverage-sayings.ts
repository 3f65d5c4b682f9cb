/** What answers of Amazon Inspector (the present service) say of its coverage, before it is known whose account the folder is of. */

import type { InstanceScan } from '../../../../src/domain/present-coverage/instance-coverage';
import type { AnswerOrigin } from './answer-origin';

/** What an item of an answer says: of an instance its scan, of any other resource nothing more. */
export type SavedScan = { readonly accountId: string; readonly resourceType: string } & (
  | { readonly instanceId: string; readonly scan: Omit<InstanceScan, 'document'> }
  | { readonly instanceId?: undefined }
);

/** One answer, or one page of it. */
export interface CoveragePage {
  readonly origin: AnswerOrigin;
  /** It ends in a token, or is the result of a query. */
  readonly more: boolean;
  readonly scans: readonly { readonly scan: SavedScan; readonly path: string }[];
}

/** What is said of one kind of scan of an instance, in words; also the key of where it is said. */
export const scanSaying = (id: string, scanType: string): string =>
  `tells of the ${scanType} scan of the instance ${id}`;
