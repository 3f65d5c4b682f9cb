/**
 * Characters that are not seen but change what is: controls (ANSI escapes among them), bidirectional and
 * zero-width formats, fillers, variation selectors, private and broken ones. Tab and line ends are harmless.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- controls are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|\p{Cf}|\p{Co}|\p{Cs}|\p{Default_Ignorable_Code_Point}/gu;

/** Nearly every text is of these alone, which is told faster than that it has none of the others. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

/**
 * Makes the characters of a text that nobody can see visible, as `⟨U+202E⟩`: an id that only looks like
 * another one, or that is read backwards, is told from it. A text without such characters is returned as it is.
 */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
