import { invalidInput } from '../errors';
import { findViolations, firstCharacters, type Violation } from './find-violations';
import { inputErrorCode } from './input-error-codes';
import { operationFacts } from './model';
import { readShape, type Value } from './read-shape';

const LONGEST_VALUE = 100;
/** The model's limit on `ErrorMessage`. */
const LONGEST_MESSAGE = 1000;
/** More of them than this fill the longest message: the rest is only counted. */
const MOST_NAMED = 20;

/** A value as AWS's messages show it: lists in brackets, structures as `{key=a}`. Items that would be cut off are left out. */
function show(value: Value): string {
  if (Array.isArray(value))
    return `[${(value as readonly Value[]).slice(0, LONGEST_VALUE).map(show).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([member, inner]) => `${member}=${show(inner)}`)
    .join(', ')}}`;
}

function cut(text: string, longest: number): string {
  return text === firstCharacters(text, longest) ? text : `${firstCharacters(text, longest - 3)}...`;
}

function describe({ path, value, constraint }: Violation): string {
  const shown = value === undefined ? 'null' : `'${cut(show(value), LONGEST_VALUE)}'`;
  return `Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/**
 * Checks an operation's input against the service model and gives back a copy of it that holds only what
 * the model knows. Throws `SerializationException` for JSON of the wrong type, and else
 * `InvalidInputException` with AWS's words for everything that is wrong and the code of the first in the
 * model's order. An operation without an input takes any object, and ignores it.
 */
export function checkInput(operation: string, input: unknown): Value {
  const facts = operationFacts(operation);
  const checked = facts?.input === undefined ? {} : readShape(facts.input, input);
  const violations = facts?.input === undefined ? [] : findViolations(facts.input, checked);
  const [first] = violations;
  if (!first) return checked;
  const errors = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
  const message = `${errors} detected: ${violations.slice(0, MOST_NAMED).map(describe).join('; ')}`;
  throw invalidInput(inputErrorCode(operation, first), cut(message, LONGEST_MESSAGE));
}
