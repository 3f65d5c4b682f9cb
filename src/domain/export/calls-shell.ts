/** A word of a POSIX shell that stands for exactly this text. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Where commands are sent. */
export interface CallTarget {
  readonly region: string;
  /** Undefined is AWS's own endpoint, which no longer answers. */
  readonly endpoint: string | undefined;
}

/** An option of a command: one word, or with its values. */
export type CallOption = string | readonly [name: string, ...values: readonly string[]];

const PARTS = ' \\\n  ';

/** `aws inspector <operation>` as one would type it, an option a line, for a POSIX shell. */
export function awsCommand(
  operation: string,
  { region, endpoint }: CallTarget,
  options: readonly CallOption[],
): string {
  const all: readonly CallOption[] = [
    ...(endpoint === undefined ? [] : [['--endpoint-url', endpoint] as const]),
    ['--region', region],
    ...options,
  ];
  return [
    `aws inspector ${operation}`,
    ...all.map((option) =>
      typeof option === 'string' ? shellWord(option) : option.map(shellWord).join(' '),
    ),
  ].join(PARTS);
}

/**
 * A list's ARNs, handed to a describe command so many at a time: what the service takes at most. The CLI
 * pages through the list by itself.
 */
export function piped(list: string, batch: number, describe: string): string {
  return `${list} |\n  tr '\\t' '\\n' | grep . |\n  xargs -n ${batch} ${describe}`;
}
