import type { DataKind } from './account-data';

/**
 * The header of every answer about an account: whether its data is `simulated` or `recorded`. Clients that keep an
 * answer's headers keep it with the data (boto3: `ResponseMetadata.HTTPHeaders`).
 */
export const DATA_HEADER = 'x-exclusions-console-data';

/** The member of an exported document that SDKs use for what is said about an answer: readers of answers pass over it. */
export const METADATA = '$metadata';

/** What an export says of its own data. `unknown` where the endpoint that gave it did not say. */
export type MarkedKind = DataKind | 'unknown';
