/** What is known of an instance today, in words. */
import {
  coverageState,
  type CoverageState,
  type InstanceScan,
} from '../../domain/present-coverage/instance-coverage';
import type { CoverageToday } from '../../inspector/queries/today/coverage-today';
import { presentCoverage as words } from '../../strings/present-coverage';
import type { Tone } from '../../ui/text/status-text';

const NONE: readonly InstanceScan[] = [];

/** The scans of an instance that data names. */
export const scansOf = ({ scans }: CoverageToday, id: string): readonly InstanceScan[] =>
  scans.get(id) ?? NONE;

/** What is known of an instance; undefined while it is asked about, and where that failed. */
export function stateOf(today: CoverageToday, id: string): CoverageState | undefined {
  return today.asked.has(id)
    ? coverageState(scansOf(today, id), (today.documentsFor.get(id) ?? []).length > 0)
    : undefined;
}

/** How each state is to be read: nothing that is not known looks like good news. */
export const TONES: Readonly<Record<CoverageState, Tone>> = {
  covered: 'ok',
  partly: 'warn',
  'not-covered': 'bad',
  gone: 'neutral',
  'not-said': 'neutral',
  'not-in-data': 'neutral',
  'no-data': 'neutral',
};

/** Why a scan is as it is, in words of ours; the service's own code stands beside them. */
export const reasonWords = (reason: string): string =>
  (words.reasons as Readonly<Record<string, string>>)[reason] ?? words.newReason;
