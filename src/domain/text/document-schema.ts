import * as v from 'valibot';

/**
 * The vocabulary of the schemas of the documents that people write. Each document is one valibot schema, from which
 * come its type, its checks and its published JSON Schema (docs/schemas).
 */

const objectReason = ({ expected }: v.BaseIssue<unknown>): string =>
  expected === 'Object' ? 'must be an object' : 'is missing';

/** valibot takes a list for an object; nobody who writes a document does. */
function noList<S extends v.GenericSchema>(schema: S): S {
  return {
    ...schema,
    '~run': (dataset, config) =>
      schema['~run'](Array.isArray(dataset.value) ? { value: undefined } : dataset, config),
  };
}

/** An object that may have members which nobody here reads. */
export const openObject = <E extends v.ObjectEntries>(entries: E) => noList(v.object(entries, objectReason));

/** An object without any other members: a misspelt name must not pass in silence. */
export function closedObject<E extends v.ObjectEntries>(entries: E, unknown = 'is not known here') {
  const schema = v.strictObject(entries, (issue) =>
    issue.expected === 'never' ? unknown : objectReason(issue),
  );
  return noList<typeof schema>({
    ...schema,
    '~run'(dataset, config) {
      const given = typeof dataset.value === 'object' && dataset.value !== null ? dataset.value : {};
      const read = schema['~run'](dataset, config);
      // valibot names the first alone; whoever writes a document is told of all in one round.
      const [, ...others] = Object.keys(given).filter((key) => !Object.hasOwn(entries, key));
      for (const key of others)
        // oxlint-disable-next-line no-underscore-dangle -- valibot's own name for what its actions call
        v._addIssue(schema as v.GenericSchema, 'key', read, config, {
          message: unknown,
          path: pathTo(given, key),
        });
      return read;
    },
  });
}

/** A document as it is read: nobody changes it. */
export type ReadonlyDocument<T> = T extends object
  ? { readonly [Key in keyof T]: ReadonlyDocument<T[Key]> }
  : T;

/** The type of the documents of a schema. */
export type DocumentOf<S extends v.GenericSchema> = ReadonlyDocument<v.InferOutput<S>>;

/** The member by which an editor finds the JSON Schema of a document. */
export const schemaLink = { $schema: v.optional(v.string('must be a text')) };

const lengthOf = (least: number, most: number) => (issue: { readonly received: string }) =>
  `must have ${least} to ${most} characters, has ${issue.received}`;

/** A text of 1 to `most` characters. */
export const text = (most: number) =>
  v.pipe(v.string('must be a text'), v.minLength(1, lengthOf(1, most)), v.maxLength(most, lengthOf(1, most)));

/** A text of any length, none too. */
export const anyText = v.string('must be a text');

/** A text of a form, and what to say of any other. */
export const textLike = (form: RegExp, reason: string) => v.pipe(v.string(reason), v.regex(form, reason));

/** A number within bounds, both included, and what to say of any other. */
export const numberFrom = (least: number, most: number, reason: string) =>
  v.pipe(v.number(reason), v.minValue(least, reason), v.maxValue(most, reason));

/** A whole number within bounds, both included, and what to say of any other. */
export const wholeFrom = (least: number, most: number, reason: string) =>
  v.pipe(numberFrom(least, most, reason), v.integer(reason));

/** One of a few texts. */
export const oneOf = <const T extends readonly string[]>(
  choices: T,
  reason = `must be one of ${choices.join(', ')}`,
) => v.picklist(choices, reason);

/** A list of any length. */
export const list = <S extends v.GenericSchema>(item: S) => v.array(item, 'must be a list');

/** A list that is not empty. */
export const someOf = <S extends v.GenericSchema>(item: S) =>
  v.pipe(list(item), v.minLength(1, 'must have at least one item'));

/** True or false. */
export const truth = v.boolean('must be true or false');

/** What is null where it is not known. */
export const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);

/** One of several forms. */
export const either = <const S extends v.GenericSchema[]>(...forms: S) => v.union(forms);

/** One value alone. */
export const only = <const T extends string | number>(value: T) =>
  v.literal(value, `must be ${JSON.stringify(value)}`);

/** A schema with what its JSON Schema says to people. */
export const told = <S extends v.GenericSchema>(schema: S, words: string) =>
  v.pipe(schema, v.description(words));

/** Names that valibot's record leaves out without a word. */
const LEFT_OUT = ['__proto__', 'constructor', 'prototype'];

/** An object whose members have any names, of a form. */
export function dictionary<S extends v.GenericSchema>(
  name: v.GenericSchema<string, string>,
  value: S,
): v.GenericSchema<Record<string, v.InferInput<S>>, Record<string, v.InferOutput<S>>> {
  const schema = v.record(name, value, 'must be an object');
  return noList({
    ...schema,
    '~run'(dataset, config) {
      const given = typeof dataset.value === 'object' && dataset.value !== null ? dataset.value : {};
      const key = LEFT_OUT.find((each) => Object.hasOwn(given, each));
      const read = schema['~run'](dataset, config);
      if (key !== undefined)
        // oxlint-disable-next-line no-underscore-dangle -- valibot's own name for what its actions call
        v._addIssue(schema, 'key', read, config, {
          message: 'is no name that can be used',
          path: pathTo(given, key),
        });
      return read;
    },
  });
}

type IssuePath = [v.IssuePathItem, ...v.IssuePathItem[]];

/** The path of an issue that a check of a whole finds inside of it. */
export function pathTo(root: unknown, ...keys: readonly (string | number)[]): IssuePath {
  let input = root;
  return keys.map((key) => {
    const value = (input as Record<string | number, unknown>)[key];
    const item = { type: typeof key === 'number' ? 'array' : 'object', origin: 'value', input, key, value };
    input = value;
    return item as v.IssuePathItem;
  }) as IssuePath;
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** `accounts[0].regions` or `tags["a b"]`. */
function printPath(path: v.BaseIssue<unknown>['path']): string {
  return (path ?? [])
    .map(({ key, type }, index) => {
      if (type === 'array') return `[${String(key)}]`;
      if (!IDENTIFIER.test(String(key))) return `[${JSON.stringify(key)}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}

/** What does not fit of a document: where (empty for the whole), and why, in words that follow the place. */
export interface DocumentMisfit {
  readonly path: string;
  readonly reason: string;
}

/**
 * Reads a document by its schema.
 *
 * @param refuse makes the error from all that does not fit, of which there is at least one
 * @throws what `refuse` makes
 */
export function readDocument<S extends v.GenericSchema>(
  schema: S,
  document: unknown,
  refuse: (first: DocumentMisfit, all: readonly DocumentMisfit[]) => Error,
): v.InferOutput<S> {
  const { success, output, issues } = v.safeParse(schema, document);
  if (success) return output;
  const all = issues.map(({ path, message }) => ({ path: printPath(path), reason: message }));
  throw refuse(all[0] ?? { path: '', reason: 'does not fit' }, all);
}
