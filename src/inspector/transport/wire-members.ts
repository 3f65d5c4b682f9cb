/**
 * Reads the answers of our own operations, which no SDK has types for: any endpoint may have given them. Each fails
 * with a `bad-answer` {@link Problem} that names the member.
 */
import { visibleText } from '../../domain/text/safe-text';
import { badAnswer, type Problem, toProblem } from './problem';

export type Members = Readonly<Record<string, unknown>>;

/** A structure. */
export function membersOf(value: unknown, member: string): Members {
  if (typeof value !== 'object' || value === null) throw badAnswer(`${member} is missing.`);
  return value as Members;
}

/** A list of structures. */
export function listOf<Item>(value: unknown, member: string, read: (item: Members) => Item): readonly Item[] {
  if (!Array.isArray(value)) throw badAnswer(`${member} is missing.`);
  return value.map((item: unknown) => read(membersOf(item, member)));
}

/** A text, with what cannot be seen in it made visible. */
export function text(value: unknown, member: string): string {
  if (typeof value !== 'string') throw badAnswer(`${member} is no text.`);
  return visibleText(value);
}

/** A list of texts. */
export function textsOf(value: unknown, member: string): readonly string[] {
  if (!Array.isArray(value)) throw badAnswer(`${member} is missing.`);
  return value.map((item: unknown) => text(item, member));
}

export function number(value: unknown, member: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badAnswer(`${member} is no number.`);
  return value;
}

/** A time in milliseconds since the epoch; on the wire times are seconds. */
export function time(value: unknown, member: string): number {
  return Math.round(number(value, member) * 1000);
}

/** A member that may be left out. */
export function optional<Value>(
  value: unknown,
  member: string,
  read: (given: unknown, name: string) => Value,
): Value | undefined {
  return value === undefined ? undefined : read(value, member);
}

/** A refusal that an answer carries in itself, as the SDK would have thrown it. */
export function refusal(value: unknown): Problem {
  const { __type: name, ...members } = membersOf(value, 'refused');
  return toProblem({ ...members, name });
}
