import { visibleLine, visibleText } from '../../domain/text/safe-text';

/**
 * Puts a text into the clipboard, as it is shown: what cannot be seen is named. Whatever is pasted into a terminal may run,
 * so that of a text that is no document or command of several lines its line ends are named, too.
 *
 * @param lines whether the text is meant to have several lines
 * @throws where there is no clipboard to write to: without a secure context, or without permission
 */
export async function copyText(text: string, lines = false): Promise<void> {
  await navigator.clipboard.writeText(lines ? visibleText(text) : visibleLine(text));
}
