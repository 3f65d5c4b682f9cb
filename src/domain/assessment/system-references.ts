/** The guide's two pages about operating systems, kernels and regions, and about rules packages on them. */
export const SYSTEM_PAGES = {
  systems: 'https://docs.aws.amazon.com/inspector/latest/userguide/inspector_supported_os_regions.html',
  packages: 'https://docs.aws.amazon.com/inspector/latest/userguide/inspector_rule-packages_across_os.html',
} as const;

const NAMED = /\/inspector_(?:supported_os_regions|rule-packages_across_os)\.html/;

/** Whether a text sends its reader to one of those pages, whichever host or edition the address is of. */
export function namesSystemPages(text: string): boolean {
  return NAMED.test(text);
}
