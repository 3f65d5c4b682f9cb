/**
 * The oldest browsers that the console is built for, by the names of Baseline's data. Each version is there for something
 * that the console cannot do without: `URL.canParse` (Chrome and Edge 120), `:has()` (Firefox 121),
 * `Element.checkVisibility` (Safari 17.4). `tests/checks/browsers.test.ts` holds the built code against them.
 */
export const OLDEST_BROWSERS = {
  chrome: '120',
  edge: '120',
  firefox: '121',
  safari: '17.4',
  safari_ios: '17.4',
} as const;

/** The same as targets of the build: `chrome120`. */
export const BUILD_TARGETS: readonly string[] = Object.entries(OLDEST_BROWSERS).map(
  ([name, version]) => `${name === 'safari_ios' ? 'ios' : name}${version}`,
);
