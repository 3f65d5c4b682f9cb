/** The two lists that an account has. */
export type Section = 'templates' | 'runs';

/** The list that an address belongs to; the templates where it belongs to none. */
export function sectionOf(pathname: string): Section {
  return pathname.split('/')[3] === 'runs' ? 'runs' : 'templates';
}
