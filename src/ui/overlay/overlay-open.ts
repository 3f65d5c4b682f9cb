/** Dialogs and menus that stand before everything else: as long as there is one, keys are meant for it. */
const OVERLAY = 'dialog[open], [aria-modal="true"], [role="menu"]';

/** Whether a dialog or a menu stands before the page and its panels. */
export function isOverlayOpen(): boolean {
  return document.querySelector(OVERLAY) !== null;
}
