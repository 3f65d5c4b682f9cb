/** Where the router keeps how far each list was scrolled, for this tab: by paths, which name accounts. */
export const SCROLL_POSITIONS = 'scroll-positions';

/**
 * Forgets the scroll positions. The router holds a copy in memory and writes it when the page is left; it
 * takes over what is stored when its part is mounted anew, so an empty store is left instead of none.
 */
export function forgetScrollPositions(): void {
  try {
    sessionStorage.setItem(SCROLL_POSITIONS, '{}');
  } catch {
    // Where storage is forbidden, nothing was kept.
  }
}
