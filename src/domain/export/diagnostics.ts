/** What is known of a crash, before anything of it is masked. */
export interface Crash {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The path of the page, without the query: filters may hold names. */
  readonly path: string;
  /** The browser's own name for itself. */
  readonly browser: string;
  readonly error: unknown;
}

/** What contains others first: what is masked by one must not be half of what the next one masks. */
const NAMED: readonly (readonly [of: RegExp, by: string])[] = [
  [/\beyJ[\w-]+(?:\.[\w-]*){0,2}/g, '(token)'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{8,}/g, '(access key)'],
  [/\barn:[\w-]+:[^\s"'<>)]*/g, '(ARN)'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '(uuid)'],
  [/\b0-[A-Za-z0-9]{8}\b/g, '0-(id)'],
  [/\bi-[0-9a-f]{8,17}\b/g, 'i-(id)'],
  [/\b\d{12}\b/g, '(account)'],
  [/\?[^\s):]*/g, '?(query)'],
];

/** Keys and signatures have no shape but their length. In a stack it would hide the files. */
const LONG = /[A-Za-z0-9+/=_-]{40,}/g;

const maskNamed = (text: string): string => NAMED.reduce((masked, [of, by]) => masked.replace(of, by), text);
const mask = (text: string): string => maskNamed(text).replace(LONG, '(long value)');

/**
 * A crash as a text to send to whoever runs the console: what failed and where in the code, without
 * credentials, and with accounts, ARNs, ids and queries masked.
 */
export function diagnosticsOf({ time, path, browser, error }: Crash): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  // Some browsers begin the stack with the message.
  const frames = stack.split('\n').filter((line) => line !== '' && !message.includes(line));
  return [
    `Time: ${time}`,
    `Page: ${mask(path)}`,
    `Browser: ${browser}`,
    mask(message),
    ...frames.slice(0, 12).map(maskNamed),
  ].join('\n');
}

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
