import { accessDenied, type Entity } from './errors';
import type { Principal } from './operation';

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

/**
 * Whether a text matches a pattern in which `*` stands for any characters, and `one`, if it is given, for any single
 * one (IAM's `?`). It goes back to the last star only: at most pattern times text steps, each of 140 characters.
 */
export function matchesWildcard(pattern: string, text: string, one?: '?'): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let position = 0; position < text.length;) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at;
      resume = position;
      at += 1;
    } else if (sign !== undefined && (sign === text[position] || sign === one)) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
