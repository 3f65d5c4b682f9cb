import type { SourceDocument } from './account-data';

/** A document of an account's folder that the account holds nothing of. */
export interface LeftOutDocument {
  readonly document: SourceDocument;
  /** `passed over` as no answer of the service; `skipped` at the importer's own wish. */
  readonly how: 'passed over' | 'skipped';
  /** Why, in words. */
  readonly reason: string;
}

/** How the import marks such a document: its kind begins with this, and ends with the reason. */
const LEFT_OUT = /^(?<how>passed over|skipped): (?<reason>.+)$/su;

/** Tells the documents that an account was imported from from those that were left out. Each is in one of the two. */
export function partDocuments(documents: readonly SourceDocument[]): {
  readonly used: readonly SourceDocument[];
  readonly leftOut: readonly LeftOutDocument[];
} {
  const used: SourceDocument[] = [];
  const leftOut: LeftOutDocument[] = [];
  for (const document of documents) {
    const { how, reason } = LEFT_OUT.exec(document.kind)?.groups ?? {};
    if (how === undefined || reason === undefined) used.push(document);
    else leftOut.push({ document, how: how as LeftOutDocument['how'], reason });
  }
  return { used, leftOut };
}
