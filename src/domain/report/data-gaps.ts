/** What an account's data itself says is there and does not hold: no run stands for it, so that it is told apart. */
import { count, counted } from '../text/numbers';

/** What a list is of, or what could not be described. */
export const GAP_THINGS = ['target', 'template', 'run', 'exclusion'] as const;
export type GapThings = (typeof GAP_THINGS)[number];

/** A gap of an account's data in one region; of one without any region, of all. */
export type DataGap =
  /**
   * A saved list ends in a token, or lacks its first pages, and what follows was not saved. The document is empty where only the
   * refusal of the rest told it.
   */
  | { readonly kind: 'part-of-list'; readonly things: GapThings; readonly document: string }
  /** The service could not describe things that nothing else in the data names; whether they exist is not known. */
  | {
      readonly kind: 'not-described';
      readonly things: GapThings;
      readonly document: string;
      readonly count: number;
      /** The service's own code, such as `ACCESS_DENIED`. */
      readonly code: string;
    }
  /** A template's description counts more runs than are known. */
  | {
      readonly kind: 'fewer-runs';
      readonly templateArn: string;
      readonly name: string;
      readonly runs: number;
      readonly known: number;
    }
  /** Nothing in the data is of any region, so that there is no word of runs. */
  | { readonly kind: 'no-region' };

/** The same with whose it is. */
export type PlacedDataGap = DataGap & { readonly accountId: string; readonly region: string };

/** A gap in a sentence for people. */
export function dataGapText(gap: DataGap & { readonly accountId?: string }): string {
  if (gap.kind === 'no-region')
    return `Nothing of any region${gap.accountId === undefined ? '' : ` of account ${gap.accountId}`} is in this data: nothing is known of runs.`;
  if (gap.kind === 'part-of-list')
    return `Of a list of ${gap.things}s only a part is in this data${gap.document === '' ? '' : `: ${gap.document}`}.`;
  if (gap.kind === 'not-described')
    return `${counted(gap.count, gap.things)} that nothing else in this data names could not be described (${gap.code}): ${gap.document}.`;
  const { known, name, runs, templateArn } = gap;
  return `The template ${name} (${templateArn}) had ${counted(runs, 'run')}, and ${count(known)} ${known === 1 ? 'is' : 'are'} in this data.`;
}
