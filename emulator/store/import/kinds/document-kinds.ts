import type { DocumentKind } from './document-kind';
import { accountKinds } from './kinds-account';
import { exclusionKinds } from './kinds-exclusions';
import { otherKinds } from './kinds-other';
import { runKinds } from './kinds-runs';

/** Every answer that loads, in the order in which documents are matched. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  ...accountKinds,
  ...runKinds,
  ...exclusionKinds,
  ...otherKinds,
];
