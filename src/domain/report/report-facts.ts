/** All that a report says, whatever its form. */
import type { DataKind } from '../assessment/account-data';
import type { Exclusion } from '../assessment/assessment';
import { type ExclusionGroup, groupExclusions } from '../exclusions/group-exclusions';
import { isoUtc } from '../text/times';
import { lastScanned } from '../present-coverage/instance-coverage';
import type { CoverageReport } from './coverage-report';
import type { PlacedDataGap } from './data-gaps';
import { isScopeWhole } from './figure-words';
import type { InstanceBackground, InstanceBackgrounds } from './instance-background';

/** A document that a report rests on. */
interface ReportSource {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** What it was recognised as, or why it was not used. */
  readonly kind: string;
}

/** One region of an account in a report; one without any region is there all the same. */
export interface ReportedAccount {
  readonly id: string;
  readonly name: string;
  readonly kind: DataKind;
  /** Empty where nothing in its data is of any region. */
  readonly region: string;
  /** Those of the whole account. */
  readonly documents: readonly ReportSource[];
  readonly figures: Pick<CoverageReport, 'checks' | 'gaps' | 'reasons' | 'runsOfUnknownScope'> & {
    readonly runs: number;
    readonly instances: number;
  };
}

/** The exclusions of a run, by type. */
export interface ExclusionsOfRun {
  readonly runArn: string;
  readonly groups: readonly ExclusionGroup[];
}

/** Groups the exclusions of a run as the console does. */
export function exclusionsOfRun(
  runArn: string,
  exclusions: readonly Omit<Exclusion, 'attributes'>[],
): ExclusionsOfRun {
  return { runArn, groups: groupExclusions(exclusions.map((each) => ({ ...each, attributes: [] }))).groups };
}

/** Who made a report, and with what. */
export interface ReportOrigin {
  /** Name, version and, where it is known, the commit. */
  readonly program: string;
  readonly exportedBy: string;
}

/** Everything that a report says, in whatever form. Times in milliseconds since the epoch. */
export interface ReportFacts {
  readonly madeAt: number;
  readonly origin: ReportOrigin;
  /** SHA-256, hexadecimal, of the rows as {@link rowsOf} gives them in JSON without blanks. */
  readonly rowsSha256: { readonly runs: string; readonly instances: string };
  readonly filter: {
    readonly from?: number | undefined;
    readonly to?: number | undefined;
    readonly templateArn?: string | undefined;
  };
  readonly accounts: readonly ReportedAccount[];
  /** Accounts that could not be read: nothing of them is in the figures. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** What the accounts' data says is there and does not hold. */
  readonly dataGaps: readonly PlacedDataGap[];
  readonly report: CoverageReport;
  /** Who its instances are, and what the present service covers of them. */
  readonly backgrounds: InstanceBackgrounds;
  /** Empty where only numbers were wanted. */
  readonly exclusions: readonly ExclusionsOfRun[];
  /** Names of rules packages by ARN. */
  readonly packages: Readonly<Record<string, string>>;
}

/** A time in ISO 8601; null where it is not known. */
export const isoOrNull = (at: number | undefined): string | null =>
  at === undefined ? null : (isoUtc(at) ?? null);

/** Who an instance is and what covers it today, as members of its row in JSON. */
const backgroundMembers = ({ identity, scans, today }: InstanceBackground) => ({
  name: identity?.name ?? null,
  hostname: identity?.hostname ?? null,
  autoScalingGroup: identity?.autoScalingGroup ?? null,
  amazonInspector: {
    state: today,
    lastScannedAt: isoOrNull(lastScanned(scans)),
    scans: scans.map(({ scanType, statusCode, reason, document }) => ({
      scanType,
      statusCode: statusCode ?? null,
      reason: reason ?? null,
      document,
    })),
  },
});

/** The rows of a report as they stand in its JSON: times in ISO 8601, null for what is not known. */
export function rowsOf({
  report: { instances, reasons: all, runs },
  backgrounds,
}: Pick<ReportFacts, 'report' | 'backgrounds'>) {
  const titles = new Map(all.map(({ type, title }) => [type, title]));
  return {
    instances: instances.map((instance) => {
      const { lastRunAt, lastFullyChecked: last, reasons, ...figures } = instance;
      return {
        ...figures,
        lastRunAt: isoOrNull(lastRunAt),
        lastFullyChecked: last ? { runArn: last.arn, beganAt: isoOrNull(last.at) } : null,
        reasons: reasons.map((reason) => ({ ...reason, title: titles.get(reason.type) ?? reason.type })),
        ...backgroundMembers(backgrounds.of(instance)),
      };
    }),
    runs: runs.map(({ at, name, state, gap, ...run }) => ({
      ...run,
      name: name ?? null,
      state: state ?? null,
      beganAt: isoOrNull(at),
      gap: gap ?? null,
    })),
  };
}

/** Whether the figures of a report are of all checks that were in scope; without a run there is nothing that they could be of. */
export const isWholeScope = ({ dataGaps, unreadable, report }: ReportFacts): boolean =>
  report.runs.length > 0 && isScopeWhole({ ...report, dataGaps }, unreadable.length);

/**
 * Whether a report is of all that there was: there are runs, no account is missing, no data says that it lacks something, and each
 * run is known as a whole.
 */
export function isComplete({ dataGaps, unreadable, report }: ReportFacts): boolean {
  return (
    unreadable.length === 0 &&
    dataGaps.length === 0 &&
    report.runs.length > 0 &&
    Object.keys(report.gaps).length === 0 &&
    report.runsOfUnknownScope === 0
  );
}
