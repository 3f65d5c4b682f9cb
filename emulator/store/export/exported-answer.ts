/** One answer, and the file of the archive that it goes into (JSON Lines). */
export interface ExportedAnswer {
  readonly file: string;
  readonly answer: Readonly<Record<string, unknown>>;
}
