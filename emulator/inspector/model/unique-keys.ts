import { invalidInput } from '../errors';

/** Throws `InvalidInputException` with the code when a key is there twice. */
export function requireUniqueKeys(items: readonly { readonly key: string }[], errorCode: string): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (seen.has(key)) throw invalidInput(errorCode, `The key '${key}' is there more than once`);
    seen.add(key);
  }
}
