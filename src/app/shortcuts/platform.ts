/** Whether the reader's keyboard has ⌘ where others have Ctrl. */
export const isApple = (): boolean => /\b(?:Macintosh|iPhone|iPad)\b/.test(navigator.userAgent);
