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
