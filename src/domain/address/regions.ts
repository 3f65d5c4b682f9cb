/**
 * The regions that Inspector Classic was offered in, with the names that AWS gave them (AWS General
 * Reference, "Amazon Inspector endpoints and quotas").
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['us-east-1', 'US East (N. Virginia)'],
  ['us-east-2', 'US East (Ohio)'],
  ['us-west-1', 'US West (N. California)'],
  ['us-west-2', 'US West (Oregon)'],
  ['ap-south-1', 'Asia Pacific (Mumbai)'],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)'],
  ['eu-central-1', 'EU (Frankfurt)'],
  ['eu-west-1', 'EU (Ireland)'],
  ['eu-west-2', 'EU (London)'],
  ['eu-north-1', 'EU (Stockholm)'],
  ['us-gov-east-1', 'AWS GovCloud (US-East)'],
  ['us-gov-west-1', 'AWS GovCloud (US-West)'],
]);

/** The region's name for people; its code when Inspector Classic was not offered there. */
export function regionName(code: string): string {
  return NAMES.get(code) ?? code;
}

/** The codes of all regions that Inspector Classic was offered in. */
export const inspectorRegions: readonly string[] = [...NAMES.keys()];
