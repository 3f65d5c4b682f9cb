import type { DataKind } from './account-data';

/**
 * The header of every answer about an account: whether its data is `simulated` or `recorded`. Clients that keep an
 * answer's headers keep it with the data (boto3: `ResponseMetadata.HTTPHeaders`).
 */
export const DATA_HEADER = 'x-exclusions-console-data';

/**
 * Says the same once more, for the AWS SDK for JavaScript: of an answer's headers it keeps ids alone, this one as
 * `$metadata.extendedRequestId`.
 */
export const EXTENDED_ID_HEADER = 'x-amz-id-2';

/** What an export says of its own data. `unknown` where the endpoint that gave it did not say. */
export type MarkedKind = DataKind | 'unknown';
