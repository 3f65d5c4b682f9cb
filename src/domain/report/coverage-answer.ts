import type { DataKind } from '../assessment/account-data';
import type { CoverageReport, InstanceReport } from './coverage-report';
import type { MonthReport } from './over-time';

/** An instance of one region over all runs that figures are of. */
export type CoveredInstance = Omit<InstanceReport, 'accountId' | 'region'>;

/** What our endpoint tells of all runs of a region: the coverage report without its runs. */
export interface CoverageAnswer extends Pick<
  CoverageReport,
  'checks' | 'gaps' | 'reasons' | 'runsOfUnknownScope'
> {
  readonly kind: DataKind;
  /** How many runs the figures are of. */
  readonly runs: number;
  readonly months: readonly MonthReport[];
  readonly instances: readonly CoveredInstance[];
}
