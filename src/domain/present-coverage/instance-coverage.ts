/** Whether Amazon Inspector (the present service) covers an instance, as far as a saved answer of its ListCoverage says. */

/** What an answer says of one kind of scan of an instance. Times are milliseconds since the epoch. */
export interface InstanceScan {
  /** `NETWORK`, `PACKAGE`, or what a later model has added. */
  readonly scanType: string;
  readonly scanMode?: string;
  /** Missing where the answer says no status. */
  readonly statusCode?: ScanStatusCode;
  /** The service's own code, which may be newer than this program. */
  readonly reason?: string;
  readonly lastScannedAt?: number;
  /** The document that says so. */
  readonly document: string;
}

/** A saved answer of ListCoverage, or several in one document. */
export interface CoverageDocument {
  readonly document: string;
  /** Empty where neither the answer nor its file's path says which region it is of. */
  readonly region: string;
  /** How many instances of this account it names. */
  readonly instances: number;
  /** Whether it ends in a token, or lacks its first pages, so that there was, or may have been, more. */
  readonly more: boolean;
  /** When the service gave it, and when it was imported, in milliseconds; missing where nobody knows. */
  readonly answeredAt?: number;
  readonly importedAt?: number;
  /** Hexadecimal. */
  readonly sha256?: string;
}

/**
 * What is known of an instance today:
 * - `covered`: every kind of scan that the data names is active;
 * - `partly`: one is active and another is not;
 * - `not-covered`: none is active;
 * - `gone`: the service says that it was terminated, and no scan is active;
 * - `not-all-saved`: the saved lists end before the service's do, and a scan that is not in them could make it another one of these;
 * - `not-said`: the data names it without a status;
 * - `not-in-data`: there is data, and it does not name the instance: that says nothing about it;
 * - `no-data`: no such answer was saved.
 *
 * All but the last can be asked for, in this order.
 */
export type CoverageState = (typeof COVERAGE_STATES)[number] | 'no-data';
export const COVERAGE_STATES = [
  'not-covered',
  'partly',
  'covered',
  'gone',
  'not-all-saved',
  'not-said',
  'not-in-data',
] as const;

/** The kinds of scan that an instance can have; what is said of each of them no further page can change. */
const OF_INSTANCES: readonly (typeof SCAN_TYPES)[number][] = ['NETWORK', 'PACKAGE'];

/**
 * Judges what data says of an instance. Never more than it says: a scan that it does not name is nobody's here, and one that
 * may stand on a page that was not saved leaves it open.
 *
 * @param scans what it says of the instance
 * @param documents the documents that tell of its account and region
 */
export function coverageState(
  scans: readonly InstanceScan[],
  documents: readonly Pick<CoverageDocument, 'more'>[],
): CoverageState {
  if (scans.length === 0) return documents.length > 0 ? 'not-in-data' : 'no-data';
  const state = stateByScans(scans);
  // Of documents that are pages of each other the last one ends.
  const isPart = documents.length > 0 && documents.every(({ more }) => more);
  const isOpen = isPart && OF_INSTANCES.some((type) => scans.every(({ scanType }) => scanType !== type));
  return isOpen && state !== 'partly' && state !== 'not-said' ? 'not-all-saved' : state;
}

function stateByScans(scans: readonly InstanceScan[]): CoverageState {
  const active = scans.filter(({ statusCode }) => statusCode === 'ACTIVE').length;
  const inactive = scans.filter(({ statusCode }) => statusCode === 'INACTIVE');
  if (active > 0) return inactive.length > 0 ? 'partly' : 'covered';
  if (inactive.length === 0) return 'not-said';
  return inactive.some(({ reason }) => reason === TERMINATED) ? 'gone' : 'not-covered';
}

/** A scan in the service's own codes: `PACKAGE INACTIVE UNMANAGED_EC2_INSTANCE`. */
export const scanCodes = ({ scanType, statusCode, reason }: InstanceScan): string =>
  [scanType, statusCode, reason].filter((code) => code !== undefined).join(' ');

/** When any scan of an instance was last made, in milliseconds; undefined where none says. */
export function lastScanned(scans: readonly InstanceScan[]): number | undefined {
  const times = scans.flatMap(({ lastScannedAt }) => lastScannedAt ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** What is known of the instances of an account and region: what each is told of, and by which documents. */
export interface PresentCoverage {
  readonly documents: readonly CoverageDocument[];
  /** Those that tell of an instance's account and region, by the ids that were asked about. */
  readonly documentsFor: ReadonlyMap<string, readonly CoverageDocument[]>;
  readonly scans: ReadonlyMap<string, readonly InstanceScan[]>;
  /** The instances that were asked about: of another one nothing is known yet. */
  readonly asked: ReadonlySet<string>;
}

/**
 * What Amazon Inspector (the present service, `inspector2`) can say of a resource that it covers, or does not: every value of
 * the enumerations in an answer of ListCoverage. Inspector Classic has none of these words.
 */

/** The model that the values are from, as botocore publishes it; a test compares them wherever botocore is installed. */
export const SCAN_MODEL = {
  service: 'inspector2',
  apiVersion: '2020-06-08',
  botocore: '1.43.11',
} as const;

/** ScanStatusCode: whether a kind of scan is at work on a resource. */
export const SCAN_STATUS_CODES = ['ACTIVE', 'INACTIVE'] as const;
export type ScanStatusCode = (typeof SCAN_STATUS_CODES)[number];

/** ScanType. */
export const SCAN_TYPES = ['NETWORK', 'PACKAGE', 'CODE'] as const;

/** ScanMode: how the software of an instance is found out. */
export const SCAN_MODES = ['EC2_SSM_AGENT_BASED', 'EC2_AGENTLESS'] as const;

/** CoverageResourceType. Inspector Classic knew instances alone. */
export const RESOURCE_TYPES = [
  'AWS_EC2_INSTANCE',
  'AWS_ECR_CONTAINER_IMAGE',
  'AWS_ECR_REPOSITORY',
  'AWS_LAMBDA_FUNCTION',
  'CODE_REPOSITORY',
] as const;

/** The type of resource that is told of here. */
export const INSTANCE_TYPE: (typeof RESOURCE_TYPES)[number] = 'AWS_EC2_INSTANCE';

/** ScanStatusReason. The model does not say which of them an instance can have. */
export const SCAN_REASONS = [
  'PENDING_INITIAL_SCAN',
  'ACCESS_DENIED',
  'INTERNAL_ERROR',
  'UNMANAGED_EC2_INSTANCE',
  'UNSUPPORTED_OS',
  'SCAN_ELIGIBILITY_EXPIRED',
  'RESOURCE_TERMINATED',
  'SUCCESSFUL',
  'NO_RESOURCES_FOUND',
  'IMAGE_SIZE_EXCEEDED',
  'SCAN_FREQUENCY_MANUAL',
  'SCAN_FREQUENCY_SCAN_ON_PUSH',
  'EC2_INSTANCE_STOPPED',
  'PENDING_DISABLE',
  'NO_INVENTORY',
  'STALE_INVENTORY',
  'EXCLUDED_BY_TAG',
  'UNSUPPORTED_RUNTIME',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNSUPPORTED_CONFIG_FILE',
  'DEEP_INSPECTION_PACKAGE_COLLECTION_LIMIT_EXCEEDED',
  'DEEP_INSPECTION_DAILY_SSM_INVENTORY_LIMIT_EXCEEDED',
  'DEEP_INSPECTION_COLLECTION_TIME_LIMIT_EXCEEDED',
  'DEEP_INSPECTION_NO_INVENTORY',
  'AGENTLESS_INSTANCE_STORAGE_LIMIT_EXCEEDED',
  'AGENTLESS_INSTANCE_COLLECTION_TIME_LIMIT_EXCEEDED',
  'PENDING_REVIVAL_SCAN',
  'INTEGRATION_CONNECTION_LOST',
  'ACCESS_DENIED_TO_ENCRYPTION_KEY',
  'UNSUPPORTED_LANGUAGE',
  'NO_SCAN_CONFIGURATION_ASSOCIATED',
  'SCAN_IN_PROGRESS',
  'IMAGE_ARCHIVED',
  'UNSUPPORTED_CODE_ARTIFACTS',
] as const;
export type ScanReason = (typeof SCAN_REASONS)[number];

/** The reason that an instance is no longer there for. */
export const TERMINATED: ScanReason = 'RESOURCE_TERMINATED';

/** A code of the service's, also one that a later model has added: nothing of a value is lost because it is new. */
export const SCAN_CODE = /^[A-Z][A-Z0-9_]{0,99}$/;
