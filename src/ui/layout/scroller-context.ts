import { createContext, type RefObject } from 'react';

/** What scrolls around the content: null is the window, else the body of a side panel. */
export const ScrollerContext = createContext<RefObject<HTMLElement | null> | null>(null);
