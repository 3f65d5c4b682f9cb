interface Recording {
  announced?: string[];
}

/**
 * Keeps what the live regions of the page say, from now on, in order: a sentence may be gone before a test looks. It runs
 * in the page, which may get it as a text: it uses nothing of this file.
 */
export function recordAnnouncements(): void {
  const announced: string[] = [];
  (window as Recording).announced = announced;
  const said = new WeakMap<Element, string>();
  new MutationObserver(() => {
    for (const region of document.querySelectorAll('output[aria-live="polite"]')) {
      const text = region.textContent;
      if (said.get(region) === text) continue;
      said.set(region, text);
      if (text !== '') announced.push(text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What was announced since the document was loaded, in order; asked in the page. */
export function announcements(): readonly string[] {
  return (window as Recording).announced ?? [];
}
