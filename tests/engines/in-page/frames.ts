/** Longest wait for a change or a frame, in milliseconds: some changes are no mutations, and a page that is not seen draws nothing. */
const LOOK_AGAIN = 100;

/** Ends when the document changes, or soon. */
export function change(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => done());
    const limit = setTimeout(() => done(), LOOK_AGAIN);
    const done = (): void => {
      observer.disconnect();
      clearTimeout(limit);
      resolve();
    };
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** After the next frame was drawn, or after so many milliseconds where none is. */
export function frame(limit = LOOK_AGAIN): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, limit);
  });
}

/** Limits for what hangs, or never rests: a busy machine draws late. In milliseconds. */
const DRAWN_WITHIN = 1000;
const RESTS_WITHIN = 3000;

/** After fonts are there and so many frames were drawn in a row without a change of the document. */
export async function settled(frames = 3): Promise<void> {
  await document.fonts.ready;
  let resting = 0;
  const observer = new MutationObserver(() => (resting = -1));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const end = performance.now() + RESTS_WITHIN;
  while (resting < frames && performance.now() < end) {
    await frame(DRAWN_WITHIN);
    resting += 1;
  }
  observer.disconnect();
}
