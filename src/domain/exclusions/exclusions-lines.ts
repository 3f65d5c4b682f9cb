/**
 * A run's exclusions as lines of JSON, which the emulator writes and the console reads: a first line, parts, a last one.
 * A run has thousands of exclusions that say a dozen things, so each text is sent once, where it comes first, and is
 * its number from then on; what the exclusions of a type have in common is a form that their rows name.
 */
import type { Exclusion, FailedItem, WireExclusion } from '../assessment/assessment';
import { visibleText } from '../text/safe-text';

/** The first line. */
export interface LinesHead {
  /** How many exclusions of the run are known. */
  readonly listed: number;
  /** Whether these are all: false where the rest is not in the data, and the last line says so. */
  readonly whole: boolean;
}

/** The last line: that all is there, or the error that ends Inspector's own walk, as that prints it. */
export type LinesEnd = { readonly sent: number } | { readonly refused: Readonly<Record<string, unknown>> };

/** A text where it comes first; after that its number in the order of coming. */
type TextOrNumber = string | number;

/** What rows have in common: title, description, recommendation, and the keys of their scopes and attributes. */
type Form = readonly [TextOrNumber, TextOrNumber, TextOrNumber, TextOrNumber[], TextOrNumber[]];

/** An item that failed has this in the place of its form. */
const FAILED = -1;

/**
 * The number of a form, what the ARN has behind that of the run (an ARN that is below another one is whole), then the
 * values of scopes and attributes in the order of the form's keys; null stands for an attribute without a value. Or
 * {@link FAILED}, the ARN, the reason and whether asking again may help.
 */
type Row = readonly [number, string, ...(TextOrNumber | boolean | null)[]];

interface Part {
  readonly forms?: readonly Form[];
  readonly rows: readonly Row[];
}

const below = (runArn: string): string => `${runArn}/exclusion/`;

/** An exclusion of a run, or the reason why there is none for the ARN. */
export type LinesItem =
  { readonly found: WireExclusion & { readonly arn: string } } | { readonly failed: FailedItem };

/** Makes what turns the exclusions of a run into the lines between the first and the last one, in their order. */
export function createLinesWriter(runArn: string): (items: readonly LinesItem[]) => string {
  const texts = new Map<string, number>();
  const numbers = new Map<string, number>();
  const prefix = below(runArn);

  const textOf = (text: string): TextOrNumber => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return text;
  };

  // Reading a few long texts as a key for each of 100,000 rows costs more than all else.
  const shared = new Map<string, number>();
  const sharedOf = (text: string): number => {
    const known = shared.get(text);
    if (known !== undefined) return known;
    shared.set(text, shared.size);
    return shared.size - 1;
  };

  return (items) => {
    const forms: Form[] = [];
    const formOf = ({
      title,
      description,
      recommendation,
      scopes,
      attributes = [],
    }: WireExclusion): number => {
      let name = `${sharedOf(title)} ${sharedOf(description)} ${sharedOf(recommendation)}`;
      for (const { key } of scopes) name += ` ${sharedOf(key)}`;
      for (const { key } of attributes) name += ` a${sharedOf(key)}`;
      const known = numbers.get(name);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(name, number);
      // In the order in which they are read.
      forms.push([
        textOf(title),
        textOf(description),
        textOf(recommendation),
        scopes.map(({ key }) => textOf(key)),
        attributes.map(({ key }) => textOf(key)),
      ]);
      return number;
    };
    // All forms stand before all rows: their texts are numbered first.
    const formed = items.map((item) => ('found' in item ? formOf(item.found) : FAILED));
    const rows = items.map((item, at): Row => {
      const { arn } = 'found' in item ? item.found : item.failed;
      const short = arn.startsWith(prefix) ? arn.slice(prefix.length) : arn;
      if (!('found' in item)) return [FAILED, short, item.failed.code, item.failed.retryable];
      const { scopes, attributes = [] } = item.found;
      return [
        formed[at] ?? FAILED,
        short,
        ...scopes.map(({ value }) => textOf(value)),
        ...attributes.map(({ value }) => (value === undefined ? null : textOf(value))),
      ];
    });
    const part: Part = { ...(forms.length > 0 && { forms }), rows };
    return JSON.stringify(part);
  };
}

/** An exclusion of a run as a view shows it, or the reason why there is none for the ARN. */
export type ReadItem =
  | { readonly arn: string; readonly found: Exclusion & { readonly arn: string } }
  | { readonly arn: string; readonly failed: FailedItem };

interface ReadForm {
  readonly title: string;
  readonly description: string;
  readonly recommendation: string;
  readonly scopes: readonly string[];
  readonly attributes: readonly string[];
}

/**
 * Makes what reads those lines again. What cannot be seen in a text is made visible, once for each text; equal texts are
 * one string.
 *
 * @throws TypeError for what is no such line: an answer of another endpoint, perhaps
 */
export function createLinesReader(runArn: string): (line: unknown) => readonly ReadItem[] {
  const texts: string[] = [];
  const forms: ReadForm[] = [];
  const prefix = below(runArn);

  const textOf = (given: unknown): string => {
    if (typeof given === 'string') {
      const text = visibleText(given);
      texts.push(text);
      return text;
    }
    const known = typeof given === 'number' ? texts[given] : undefined;
    if (known === undefined) throw new TypeError('A row names a text that was not sent');
    return known;
  };

  const itemOf = ([number, short, ...values]: Row): ReadItem => {
    if (typeof short !== 'string') throw new TypeError('A row has no ARN');
    const arn = short.startsWith('arn:') ? short : prefix + short;
    if (number === FAILED) {
      const [code, retryable] = values;
      return { arn, failed: { arn, code: String(code), retryable: retryable === true } };
    }
    const form = forms[number];
    if (!form || values.length !== form.scopes.length + form.attributes.length)
      throw new TypeError('A row is not of the form that it names');
    const { title, description, recommendation } = form;
    const scopes = form.scopes.map((key, at) => ({ key, value: textOf(values[at]) }));
    const attributes = form.attributes.map((key, at) => {
      const value = values[scopes.length + at];
      return { key, value: value === null ? undefined : textOf(value) };
    });
    return { arn, found: { arn, title, description, recommendation, scopes, attributes } };
  };

  return (line) => {
    const { forms: added = [], rows } = line as Part;
    for (const [title, description, recommendation, scopes, attributes] of added)
      forms.push({
        title: textOf(title),
        description: textOf(description),
        recommendation: textOf(recommendation),
        scopes: scopes.map(textOf),
        attributes: attributes.map(textOf),
      });
    return rows.map(itemOf);
  };
}
