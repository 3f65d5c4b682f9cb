/** A saved answer that something rests on, and the document that it stands in. */
export interface EvidenceDocument {
  /** The document's path in the account's folder. */
  readonly name: string;
  /** Where in it the answer stands: `$`, or `line 3: $`. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** When the service gave the answer, in milliseconds since the epoch; undefined where the document does not say. */
  readonly answeredAt: number | undefined;
}

/** What evidence can be asked for: of a run's list of exclusions, or of a preview. */
export type EvidenceSubject =
  | { readonly kind: 'run'; readonly arn: string }
  | { readonly kind: 'preview'; readonly templateArn: string; readonly token: string };
