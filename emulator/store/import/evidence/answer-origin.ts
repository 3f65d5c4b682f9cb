/** Where an answer was found, and what it tells of its own time and completeness. */
export interface AnswerOrigin {
  /** The path of its file in the folder. */
  readonly file: string;
  /** Where in the file: `$`, or `line 3: $`. */
  readonly path: string;
  /** Its number among the documents of its file, from 0. */
  readonly position: number;
  /** When the service gave it, in milliseconds since the epoch, to the second; undefined where it does not say. */
  readonly answeredAt: number | undefined;
  /** It is the result of a query over answers, so that nothing in it is known to be all. */
  readonly partial: boolean;
  /** The number of the page that its file's name gives, for example 4 of `list-exclusions.page4.json`. */
  readonly page: number | undefined;
}

const PAGE = /(?<![0-9a-z])p(?:age|g)?[-_. ]?(\d{1,6})(?![0-9a-z])/i;

/** RFC 9110's date, which all of AWS's answers have: `Mon, 04 Mar 2019 10:11:12 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.keys(value).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[found];
}

/** The page that a file's name says its answer is. */
export function pageInName(file: string): number | undefined {
  const digits = PAGE.exec(file.slice(file.lastIndexOf('/') + 1))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** When an answer was given, from the date among the headers that boto3 keeps; in milliseconds since the epoch. */
export function answeredAt(document: ReadonlyMap<string, unknown>): number | undefined {
  const date = member(member(document.get('ResponseMetadata'), 'httpheaders'), 'date');
  if (typeof date !== 'string' || !HTTP_DATE.test(date)) return undefined;
  const at = Date.parse(date);
  return Number.isNaN(at) ? undefined : at;
}

/** The HTTP status that a client kept of an answer: boto3's `HTTPStatusCode`, the JavaScript SDK's `httpStatusCode`. */
export function statusOf(document: ReadonlyMap<string, unknown>): unknown {
  return (
    member(document.get('ResponseMetadata'), 'httpstatuscode') ??
    member(document.get('$metadata'), 'httpstatuscode')
  );
}
