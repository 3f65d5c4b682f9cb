/** What an account has pages for: its two lists, and where its data comes from. */
export type Section = 'templates' | 'runs' | 'about';

/** The part of an account that an address belongs to; the templates where it belongs to none. */
export function sectionOf(pathname: string): Section {
  const section = pathname.split('/')[3];
  // What is said of an instance comes from the runs.
  if (section === 'instances') return 'runs';
  return section === 'runs' || section === 'about' ? section : 'templates';
}
