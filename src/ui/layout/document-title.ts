import { useEffect } from 'react';

/** The site's name: what the document is called before any page names it. */
let site: string | undefined;

const titles = new Map<TitleLevel, string>();

/** A panel lies over a page, so its title wins while it is open. */
export type TitleLevel = 'page' | 'panel';

function show(): void {
  const title = titles.get('panel') ?? titles.get('page');
  site ??= document.title;
  document.title = title === undefined ? site : `${title} · ${site}`;
}

/** Names the document after what is in front of the reader, for tabs, history and the announcer. */
export function useDocumentTitle(title: string, level: TitleLevel): void {
  useEffect(() => {
    titles.set(level, title);
    show();
    return () => {
      if (titles.get(level) === title) titles.delete(level);
      show();
    };
  }, [title, level]);
}
