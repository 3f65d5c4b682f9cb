const announced: string[] = [];

/** What the live regions said since the document was loaded, in order: a sentence may be gone before a test looks. */
export function announcements(): readonly string[] {
  return announced;
}

/** Keeps what the live regions say, from now on. */
export function recordAnnouncements(): void {
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
