/** What a report says of instances beside their checks: who they are, and whether the present service covers them. */
import type { InstanceIdentity } from '../assessment/instances';
import {
  type CoverageDocument,
  coverageState,
  type CoverageState,
  type InstanceScan,
} from '../present-coverage/instance-coverage';
import type { InstanceReport } from './coverage-report';

/** What is known of one instance beside its checks. */
export interface InstanceBackground {
  /** Undefined where nothing is known of it but its id. */
  readonly identity: InstanceIdentity | undefined;
  /** What saved answers of Amazon Inspector's ListCoverage say of it. */
  readonly scans: readonly InstanceScan[];
  /** Judged by these, and by the documents with such answers of its account and region. */
  readonly today: CoverageState;
}

/** A saved answer of ListCoverage, with the account whose folder it lies in. */
export interface ReportedCoverage extends CoverageDocument {
  readonly accountId: string;
}

type InstancePlace = Pick<InstanceReport, 'accountId' | 'region' | 'id'>;

/** The backgrounds of the instances of a report. */
export class InstanceBackgrounds {
  private readonly known = new Map<string, Omit<InstanceBackground, 'today'>>();
  private readonly coverageOf = new Map<string, readonly CoverageDocument[]>();
  private readonly answers: ReportedCoverage[] = [];

  /** The saved answers of ListCoverage, in the order in which they were told. */
  get documents(): readonly ReportedCoverage[] {
    return this.answers;
  }

  /** Keeps what is known of an instance; what says nothing takes no room. */
  add({ accountId, region, id }: InstancePlace, background: Omit<InstanceBackground, 'today'>): void {
    if (background.identity !== undefined || background.scans.length > 0)
      this.known.set(`${accountId} ${region} ${id}`, background);
  }

  /** Keeps that an account has answers about a region. One that does not say its region counts for each, and is named once. */
  addDocuments(accountId: string, region: string, documents: readonly CoverageDocument[]): void {
    const place = `${accountId} ${region}`;
    this.coverageOf.set(place, [...(this.coverageOf.get(place) ?? []), ...documents]);
    for (const document of documents)
      if (!this.answers.some((each) => each.accountId === accountId && each.document === document.document))
        this.answers.push({ accountId, ...document });
  }

  /** What is known of an instance of the report. */
  of({ accountId, region, id }: InstancePlace): InstanceBackground {
    const { identity, scans = [] } = this.known.get(`${accountId} ${region} ${id}`) ?? {};
    const documents = this.coverageOf.get(`${accountId} ${region}`) ?? [];
    return { identity, scans, today: coverageState(scans, documents) };
  }

  /** Whether a name of any instance is known, so that a table has something to show. */
  get hasNames(): boolean {
    return [...this.known.values()].some(({ identity }) => identity !== undefined);
  }
}
