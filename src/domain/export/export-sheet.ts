import type { Exclusion } from '../assessment/assessment';

/** Something that the reader of an export has to know about it, in words: `Region`, `us-west-2`. */
export interface ExportFact {
  readonly label: string;
  readonly value: string;
}

/** The words that an export is made with. Texts are chosen elsewhere; nothing here is in a language of its own. */
export interface ExportWords {
  readonly recommendation: string;
  readonly instance: string;
  readonly rulesPackage: string;
  readonly more: string;
  readonly exclusion: string;
  /** What stands where an exclusion names no instance, or no rules package: it holds for every one. */
  readonly every: string;
}

/** What leaves the console: exactly the exclusions that are shown, and where they are from. */
export interface ExportSheet {
  readonly title: string;
  /** Account, region, run or preview, times in ISO 8601 UTC, the filter, how many of how many, recorded or simulated. */
  readonly facts: readonly ExportFact[];
  /** The same for programs: each becomes a column with one value. */
  readonly columns: readonly (readonly [name: string, value: string])[];
  readonly exclusions: readonly Exclusion[];
  /** A rules package by its name, or by its id where the name is not known. */
  readonly packageName: (arn: string) => string;
  readonly words: ExportWords;
}
