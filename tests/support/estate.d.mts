/** The truth about a made estate, in the order of the numbers. */
export interface EstateTruth {
  readonly checks: {
    readonly inScope: number;
    readonly checked: number;
    readonly notCompleted: number;
    readonly notKnown: number;
  };
  /** What the last known run of each template could not check and the one before could: `ACCOUNT REGION INSTANCE PACKAGE TITLE`. */
  readonly fresh: readonly string[];
  /** `ACCOUNT REGION INSTANCE`, sorted. */
  readonly never: readonly string[];
  readonly reasons: readonly { readonly name: string; readonly count: number }[];
  readonly fixes: readonly { readonly name: string; readonly count: number }[];
  readonly reasonOfAccount: Readonly<Record<string, { readonly name: string; readonly count: number }>>;
}

export function writeEstate(
  folder: string,
  size: {
    readonly accounts: number;
    readonly runs: number;
    readonly instances: number;
    readonly seed: number;
  },
): EstateTruth;
