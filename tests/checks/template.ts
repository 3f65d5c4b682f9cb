import { parse } from 'yaml';
import { textOf } from './source-files';

/** A value of a CloudFormation template; the short forms of its functions are read as their long ones. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Members = { readonly [name: string]: Value };

export interface Resource {
  readonly Type: string;
  readonly Properties: Members;
  readonly DeletionPolicy?: string;
  readonly Condition?: string;
}

export interface Template {
  readonly Parameters: Readonly<Record<string, Members>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: Value }>>;
}

const long = (name: string): string => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);
const functions = ['Ref', 'Sub', 'GetAtt', 'Select', 'Split', 'If', 'Not', 'Equals', 'Join'];

/** Reads a template with CloudFormation's own tags. */
export function readTemplate(path: string): Template {
  const customTags = functions.flatMap((name) => [
    { tag: `!${name}`, resolve: (text: string) => ({ [long(name)]: text }) },
    {
      tag: `!${name}`,
      collection: 'seq' as const,
      resolve: (list: { toJSON(): unknown }) => ({ [long(name)]: list.toJSON() }),
    },
  ]);
  return parse(textOf(path), { customTags, strict: true, uniqueKeys: true }) as Template;
}

/** A list; `Array.isArray` does not know those that are only read. */
const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A value that has to be a text or a number, as text. */
export function textOfValue(value: Value | undefined): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`${JSON.stringify(value)} is no text.`);
}

/** Every value inside a value, itself among them. */
export function* valuesIn(value: Value): Generator<Value> {
  yield value;
  if (typeof value === 'object' && value !== null)
    for (const inner of isList(value) ? value : Object.values(value)) yield* valuesIn(inner);
}

/** The names that a value refers to: parameters, resources and pseudo parameters, without the attribute. */
export function namesIn(value: Value): readonly string[] {
  const names: string[] = [];
  for (const each of valuesIn(value)) {
    if (typeof each !== 'object' || each === null || isList(each)) continue;
    const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': sub = null } = each;
    if (typeof ref === 'string') names.push(ref);
    if (typeof attribute === 'string') names.push(attribute.split('.')[0] ?? '');
    const [text, own = {}] = isList(sub) ? sub : [sub];
    if (typeof text === 'string')
      for (const [, name = ''] of text.matchAll(/\$\{([^}]+)\}/g))
        // `${!name}` stands for itself: another service fills it in.
        if (!name.startsWith('!') && !Object.hasOwn(own as Members, name))
          names.push(name.split('.')[0] ?? '');
  }
  return names;
}

/** Computes a value, where `facts` says what references (`Name` or `Name.Attribute`) stand for. */
export function evaluate(value: Value, facts: Readonly<Record<string, string>>): Value {
  const fact = (name: string): string => {
    const known = facts[name];
    if (known === undefined) throw new Error(`Nothing is known of ${name}.`);
    return known;
  };
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((each) => evaluate(each, facts));
  const [name, argument = null] = Object.entries(value)[0] ?? [];
  if (name === 'Ref' || name === 'Fn::GetAtt') return fact(textOfValue(argument));
  if (name === 'Fn::Select') {
    const [index, list] = evaluate(argument, facts) as [number, readonly Value[]];
    return list[index] ?? null;
  }
  if (name === 'Fn::Split') {
    const [separator, text] = evaluate(argument, facts) as [string, string];
    return text.split(separator);
  }
  if (name === 'Fn::Join') {
    const [separator, parts] = evaluate(argument, facts) as [string, Value];
    return isList(parts) ? parts.map(textOfValue).join(separator) : textOfValue(parts);
  }
  if (name === 'Fn::Sub') {
    const [text = null, own = {}] = isList(argument) ? argument : [argument];
    return textOfValue(text).replaceAll(/\$\{([^}]+)\}/g, (_, key: string) => {
      if (key.startsWith('!')) return `\${${key.slice(1)}}`;
      const local = (own as Members)[key];
      return local === undefined ? fact(key) : textOfValue(evaluate(local, facts));
    });
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, evaluate(each, facts)]));
}
