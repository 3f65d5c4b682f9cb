import { type RefObject, useEffect, useState } from 'react';

/** Rows just outside the window are asked for too, so that they are there when the reader scrolls. */
const MARGIN = '120px';

/** Whether an element is, or has been, in view. What only costs something when it is seen waits for it. */
export function useInView(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (seen || !node) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, seen]);
  return seen;
}
