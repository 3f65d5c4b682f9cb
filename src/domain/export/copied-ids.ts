/**
 * Ids as they are put into the clipboard: one to a line for a file or a loop, with commas for an option of a command, as JSON
 * for a program.
 */

import { visibleJson, visibleLine } from '../text/safe-text';

/** The forms that ids are copied in: one to a line, in one line with commas, and as a JSON list. */
export const ID_FORMS = ['lines', 'commas', 'json'] as const;
export type IdForm = (typeof ID_FORMS)[number];

/**
 * Ids as one text, each once, in the order given.
 *
 * They come from outside: what cannot be seen is named, and none of them becomes two. An end of a line, and between commas
 * a comma, is named where an id has one. JSON escapes what cannot be seen, and gives it back.
 *
 * @param ids of instances, or ARNs
 * @returns without an end of the last line
 */
export function copiedIds(ids: readonly string[], form: IdForm): string {
  const each = [...new Set(ids)];
  if (form === 'json') return visibleJson(each);
  const shown = each.map(visibleLine);
  if (form === 'lines') return shown.join('\n');
  return shown.map((id) => id.replaceAll(',', '⟨U+002C⟩')).join(',');
}

/** How many ids {@link copiedIds} gives of these. */
export const countOfIds = (ids: readonly string[]): number => new Set(ids).size;
