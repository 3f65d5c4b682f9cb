/**
 * The IAM policy statement that grants one action of Inspector. The service knows no permissions for single
 * resources (service authorization reference, "Actions defined by Amazon Inspector": the column of resource
 * types is empty), so the resource is always `*`.
 *
 * @param action for example `inspector:ListExclusions`
 */
export function iamStatement(action: string): string {
  return JSON.stringify({ Effect: 'Allow', Action: action, Resource: '*' }, undefined, 2);
}
