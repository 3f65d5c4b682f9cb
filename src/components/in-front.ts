/** Dialogs and menus that stand before everything else: as long as there is one, keys are meant for it. */
const IN_FRONT = 'dialog[open], [aria-modal="true"], [role="menu"]';

/** Whether a dialog or a menu stands before the page and its panels. */
export function isBehindSomething(): boolean {
  return document.querySelector(IN_FRONT) !== null;
}
