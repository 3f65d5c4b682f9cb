/**
 * What an account holds, as the store gives it out: the domain's things, kept as JSON, so that what is not known is null or
 * missing. Times are milliseconds since the epoch; the wire's epoch seconds are made at the edge.
 */

import type { InstanceFacts } from '../../src/domain/assessment/instances';
import type { InstanceScan } from '../../src/domain/present-coverage/instance-coverage';
import type {
  AssessmentRun,
  AssessmentTarget,
  AssessmentTemplate,
  Exclusion,
  RulesPackage,
  StateChange,
} from '../../src/domain/assessment/assessment';

export interface Tag {
  readonly key: string;
  readonly value?: string;
}

/** What the store knows of a thing beside what the service says of it. */
interface Kept {
  readonly region: string;
  /**
   * `false` marks a thing that is known only because an ARN below it names it: it is listed, and Describe answers that it
   * does not exist in this data.
   */
  readonly described: boolean;
}

export interface TargetRecord extends Kept, Omit<AssessmentTarget, 'resourceGroupArn'> {
  readonly resourceGroupArn: string | null;
}

export interface ResourceGroupRecord {
  readonly arn: string;
  readonly region: string;
  readonly tags: readonly Tag[];
  /** Old answers of DescribeResourceGroups do not have it. */
  readonly createdAt?: number;
}

export interface TemplateRecord
  extends Kept, Omit<AssessmentTemplate, 'lastRunArn' | 'runCount' | 'userAttributesForFindings'> {
  readonly userAttributesForFindings: readonly Tag[];
  /** What a recorded template's saved description says of its runs; where it is silent, the runs are counted. */
  readonly assessmentRunCount?: number;
  readonly lastAssessmentRunArn?: string;
}

/** Where in the imported documents an answer stands, and when the service gave it. */
export interface SavedAnswer {
  /** The name of the document, as in {@link DocumentRecord}. */
  readonly document: string;
  /** Where in it: `$`, or `line 3: $`. */
  readonly path: string;
  /** Milliseconds since the epoch, where the document says so (boto3's `ResponseMetadata.HTTPHeaders.date`). */
  readonly answeredAt?: number;
  /** It describes what others list. */
  readonly describes?: true;
}

/**
 * Whether a run's exclusions can be answered: `fixed` (known, perhaps none), `pending` (the run has not
 * ended), `absent` (this data does not hold them: refuse, never answer an empty list).
 */
export type ExclusionsState = 'fixed' | 'pending' | 'absent';

export interface RunRecord
  extends Kept, Omit<AssessmentRun, 'completedAt' | 'startedAt' | 'userAttributesForFindings'> {
  readonly userAttributesForFindings: readonly Tag[];
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly notifications: readonly unknown[];
  /** What is still to come of a simulated run, in order; empty for a run that has ended or is recorded. */
  readonly schedule: readonly StateChange[];
  readonly exclusions: ExclusionsState;
  /**
   * `false` where the data proves some exclusions of a recorded run but not that they are all (described, but no
   * complete list was saved). Whoever lists them must not let the list end as if it were whole.
   */
  readonly exclusionsComplete?: false;
  /** `true` where the only lists of a recorded run were given while it was under way: `exclusionsComplete` is false then. */
  readonly exclusionsListedDuringRun?: true;
  /** The saved answers that what is known of a recorded run's exclusions rests on: its lists, then the descriptions. */
  readonly exclusionsEvidence?: readonly SavedAnswer[];
  /** `false` where saved answers list some of its agents and do not prove that they are all; as for exclusions. */
  readonly agentsComplete?: false;
  /** `true` where the exclusions come from saved documents, as in a recorded account they always do. */
  readonly exclusionsSaved?: boolean;
}

/** An agent of a run, in the wire's shape (`AssessmentRunAgent` of the model) without `assessmentRunArn`: its row has that. */
export interface RunAgentRecord {
  readonly agentId: string;
  readonly agentHealth: string;
  readonly agentHealthCode: string;
  readonly agentHealthDetails?: string;
  readonly autoScalingGroup?: string;
  readonly telemetryMetadata: readonly {
    readonly messageType: string;
    readonly count: number;
    readonly dataSize?: number;
  }[];
}

export interface RulesPackageRecord extends Pick<Kept, 'region'>, Omit<RulesPackage, 'description'> {
  readonly description?: string;
}

/** The exclusion of a preview; one of a run has an ARN as well. In the wire's member names. */
export interface ExclusionItem extends Omit<Exclusion, 'arn' | 'attributes'> {
  readonly attributes?: readonly Tag[];
}

export interface ExclusionRecord extends ExclusionItem {
  readonly arn: string;
}

export interface PreviewRecord {
  readonly token: string;
  readonly templateArn: string;
  readonly createdAt: number;
  /** The account time from which the preview is complete. */
  readonly readyAt: number;
  /** `false` where only the first pages of the preview were saved: its list must not end as if it were whole. */
  readonly complete?: false;
  /** The saved answers that a recorded preview comes from. */
  readonly evidence?: readonly SavedAnswer[];
}

/** One of the users who may sign in to an account or sign requests with a key pair. */
export interface UserRecord {
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** A scrypt hash of the password. */
  readonly passwordHash: string;
  /** IAM-like action patterns, for example `inspector:*` or `inspector:Describe*`. */
  readonly allow: readonly string[];
}

/** What saved answers of EC2 say of an instance. */
export interface Ec2InstanceRecord {
  readonly id: string;
  /** Empty where no answer, and no file's path, says it: then it may be of any. */
  readonly region: string;
  readonly facts: InstanceFacts;
  readonly ownerId?: string;
  readonly availabilityZone?: string;
  /** The saved answers that say so. */
  readonly evidence: readonly SavedAnswer[];
}

/** What saved answers of Amazon Inspector's ListCoverage say of an instance. */
export interface InstanceCoverageRecord {
  readonly id: string;
  /** Empty where no file's path says it: the answer itself does not. */
  readonly region: string;
  readonly scans: readonly InstanceScan[];
  /** The saved answers that say so. */
  readonly evidence: readonly SavedAnswer[];
}

/** A document with such answers, whatever they name. */
export interface CoverageDocumentRecord {
  /** As above. */
  readonly region: string;
  /** How many instances of the account it names. */
  readonly instances: number;
  /** Its last answer ends in a token, its first pages are not there, or it is the result of a query: there was, or may have been, more. */
  readonly more: boolean;
  readonly evidence: readonly SavedAnswer[];
}

/** What the kind of a document begins with that is not used; the console tells these apart by it. */
export const PASSED_OVER = 'passed over: ';
export const SKIPPED = 'skipped: ';

/** A document that an account was imported from. */
export interface DocumentRecord {
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly importedAt: number;
}
