import { visibleLine } from '../src/domain/text/safe-text';

/**
 * The terminal of the person who runs a program. Names of files and accounts, members and values of documents come from outside:
 * an escape sequence in one would set the terminal's title or rub out what stands above, a line end would forge a line that says
 * that all is well. So nothing but this file writes to the standard streams (`tests/checks/visible-text.test.ts`), and each line
 * goes through {@link visibleLine}.
 */

/** Takes one line without its end. */
export type Print = (line: string) => void;

/** What takes lines, from what takes text: what cannot be seen in a line is named, line ends and tabs among it. */
export const printer =
  (write: (text: string) => void): Print =>
  (line) =>
    write(`${visibleLine(line)}\n`);

/** A line onto the standard output: results. */
export const print = printer((text) => process.stdout.write(text));

/** A line onto the standard error: all that is said beside the results. */
export const complain = printer((text) => process.stderr.write(text));

/**
 * Prints a text of our own making, line by line. What of it is from outside has to stand in one line already: by
 * {@link visibleLine}, as in errors that are told (`visibleLines`), or by the format of a document.
 */
export function printText(to: Print, text: string): void {
  // Line by line, not all of them at once: a report may be of any size.
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    if (end < 0 || end === text.length - 1) return to(text.slice(from, end < 0 ? undefined : end));
    to(text.slice(from, end));
    from = end + 1;
  }
}

/** A fault of our own with its stack: what it says stands in one line, so that it forges no line of the stack. */
export function stackLines(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  return [`${error.name}: ${error.message}`, ...frames];
}

const STREAMS = [
  ['Standard output', process.stdout, complain],
  ['Standard error, where the log goes,', process.stderr, print],
] as const;

/**
 * Keeps the program from ending in the middle of its work where its output goes to a disk that is full, or to a reader who has
 * gone away. It is told once on the other stream; of a reader who has gone nobody is told.
 *
 * @param isResult whether the output is what the program was called for: then its exit code is 1
 * @param inWords puts what did not work, and the system's error, into a sentence
 */
export function outliveOutput(isResult: boolean, inWords: (what: string, error: unknown) => string): void {
  for (const [name, stream, other] of STREAMS) {
    let isTold = false;
    stream.on('error', (error) => {
      if (isResult) process.exitCode = 1;
      if (isTold || (error as NodeJS.ErrnoException).code === 'EPIPE') return;
      isTold = true;
      other(inWords(`${name} cannot be written`, error));
    });
  }
}
