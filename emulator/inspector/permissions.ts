import { accessDenied, type Entity } from './errors';
import type { Principal } from './operation';
import { matchesWildcard } from './wildcard';

/** Whether one of the caller's action patterns covers an operation. Actions are compared as IAM does: without case. */
export function isAllowed({ allow }: Pick<Principal, 'allow'>, operation: string): boolean {
  const action = `inspector:${operation}`.toLowerCase();
  return allow.some((pattern) => matchesWildcard(pattern.toLowerCase(), action, '?'));
}

/** Throws AWS's `AccessDeniedException` for a caller who may not call the operation. */
export function requirePermission(principal: Principal, operation: string, about: Entity): void {
  if (isAllowed(principal, operation)) return;
  throw accessDenied(about, `User: ${principal.arn} is not authorized to perform: inspector:${operation}`);
}
