import type { AccountPlace } from '../../domain/address/paths';

/** What everything is kept under: whose data, which operation, asked with what. */
export type InspectorKey = readonly [account: string, region: string, operation: string, input: unknown];

/** The key of a query. `operation` is the wire's name of the call that the data comes from. */
export function inspectorKey(place: AccountPlace, operation: string, input: unknown): InspectorKey {
  return [place.account, place.region, operation, input];
}

/** What never changes is kept as long as the session's cache is, and never asked for again. */
export const FOREVER = Infinity;

/** What people change seldom: asked for again when a view is opened after this long. In milliseconds. */
export const A_MINUTE = 60_000;
