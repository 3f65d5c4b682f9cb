const scrolls = (element: Element): boolean => /^(auto|scroll)$/.test(getComputedStyle(element).overflowY);

/** What scrolls an element: an ancestor, or the window. Undefined for what stands fixed in the window. */
export function scrollerOf(element: Element): Element | undefined {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (scrolls(each)) return each;
    if (getComputedStyle(each).position === 'fixed') return undefined;
  }
  return document.documentElement;
}

/** Brings the page, and all that scrolls in it, back to where it begins. */
export function scrollToStart(): void {
  window.scrollTo(0, 0);
  for (const element of document.querySelectorAll('body *'))
    if (element.scrollTop > 0 && scrolls(element)) element.scrollTop = 0;
}
