/**
 * What answers of Amazon Inspector (the present service) about its coverage are told by. They have instances' tags as a
 * dictionary, whose keys may look like members in another spelling (`Name`): so they are told first, and never spelt anew.
 */

type Members = Readonly<Record<string, unknown>>;

/** The member of an answer of ListCoverage. */
export const COVERAGE_MEMBER = 'coveredResources';

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an item is a resource of such an answer. */
export const isCoveredResource = (item: unknown): boolean =>
  isObject(item) && ['resourceId', 'resourceType', 'scanType'].every((name) => Object.hasOwn(item, name));

/** Whether a value is an answer of ListCoverage, a list of its resources, or one of them. */
export function isCoverageAnswer(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isCoveredResource);
  if (!isObject(value)) return false;
  return isCoveredResource(value) || Array.isArray(value[COVERAGE_MEMBER]);
}
