import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/**
 * The width of an element in CSS pixels, kept up to date: null until it was measured, which is before anything is painted;
 * undefined in a document without layout.
 *
 * @param guess what it may be, until it is measured
 */
export function useElementWidth(
  element: RefObject<HTMLElement | null>,
  guess: number | null = null,
): number | undefined | null {
  const [width, setWidth] = useState<number | undefined | null>(guess);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return undefined;
    // A width of 0 is a document without layout: then nothing is known.
    const measure = (): void => setWidth(node.getBoundingClientRect().width || undefined);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

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

const placeOf = (event: object): string => {
  const { clientX, clientY } = event as Partial<MouseEvent>;
  return `${clientX} ${clientY}`;
};

let pressedAt = '';

/** Notes where the pointer is pressed. */
export const notePress = (event: object): void => {
  pressedAt = placeOf(event);
};

/** Whether something came under the pointer where that was pressed, and not the pointer to it: what opens moves what was there. */
export const cameUnderPress = (event: object): boolean => placeOf(event) === pressedAt;
