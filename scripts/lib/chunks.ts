/** Which code comes together: a few files, each with one reason to load. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const source = (path: string): string => join(import.meta.dirname, '../../src', path);

const IMPORT = /^(?:import|export)\s(?!type\s)(?:([^'"]*?)\sfrom\s+)?['"](\.[^'"]+)['"]/gm;
const ENDINGS = ['', '.ts', '.tsx'];

/** Whether an import's names are all types: such an import is gone from the code. */
const onlyTypes = (names: string): boolean => /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names.trim());

/**
 * The files that some files import statically, and what those import, and so on, with themselves:
 * the code that has to be there before any of them can run. Dynamic imports are not followed.
 */
function staticImports(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    if (!/\.tsx?$/.test(file)) return;
    for (const [, names = '', specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (onlyTypes(names)) continue;
      const path = join(dirname(file), specifier);
      const resolved = ENDINGS.map((ending) => path + ending).find(
        (each) => existsSync(each) && /\.\w+$/.test(each),
      );
      if (resolved !== undefined) visit(resolved);
    }
  };
  entries.forEach(visit);
  return found;
}

/** What runs before there is any interface. */
const boot = staticImports([source('main.ts')]);

/** Libraries but the two that are files by themselves: the AWS SDK and the OpenID Connect client. */
const LIBRARIES =
  /node_modules\/(?!@aws-sdk|@smithy|@aws-crypto|tslib|bowser|uuid|fast-xml-parser|oidc-client-ts|jwt-decode)/;
/** The SDK's, and the exports': where both have it already. */
const CHECKSUM = /node_modules\/@aws-crypto\/sha256-js\//;
/** What of MUI only its menu and the menu's items need. */
const MENU =
  /node_modules\/(react-transition-group|@mui\/utils\/useRovingTabIndex|@mui\/material\/(Backdrop|Divider|Fade|Grow|List|Menu|Modal|Paper|Popover|Portal|Unstable_TrapFocus|internal\/Transition|transitions))/;
/** What only a list of more rows than are drawn at once needs. */
const WINDOW = /node_modules\/@tanstack\/(?:react-virtual|virtual-core)\//;

/**
 * Tells modules of our own by the files and folders of `src` that they are, or lie in.
 *
 * @throws where one of them is not there: a file that is moved takes its place in the build along
 */
function among(paths: readonly string[], exceptFor: readonly string[] = []): (module: string) => boolean {
  const resolve = (path: string): string => {
    const found = ['', '.ts', '.tsx'].map((ending) => source(path) + ending).find((each) => existsSync(each));
    if (found === undefined) throw new Error(`There is no src/${path} for a chunk of the build.`);
    return found;
  };
  const [wanted, unwanted] = [paths.map(resolve), exceptFor.map(resolve)];
  const liesIn = (module: string) => (path: string) => module === path || module.startsWith(`${path}/`);
  return (module) => wanted.some(liesIn(module)) && !unwanted.some(liesIn(module));
}

const isOfExclusions = among(
  [
    'features/exclusions',
    'features/export/exclusions-export-button',
    'inspector/queries/evidence',
    'strings/exclusions',
    'strings/export/exports',
    'domain/exclusions/group-exclusions',
    'domain/exclusions/exclusion-scopes',
    'domain/coverage/run-checks',
    'domain/coverage/check-costs',
    'domain/coverage/count-checks',
  ],
  ['supported-systems-link', 'groups-by-scope', 'advice', 'evidence-list', 'empty-answer'].map(
    (file) => `features/exclusions/${file}`,
  ),
);
const isOfDetails = among([
  'features/runs/run-facts',
  'features/templates/template-facts',
  'features/previews',
  'strings/previews',
  'ui/text/lists',
]);
const isOfExports = among([
  'features/export/exclusions-export-source',
  'domain/export/exclusions-formats',
  'domain/export/csv-markdown',
]);
/** What is not needed before the first rows of how addresses are read: small, and needed together by most that comes later. */
const isOfAddresses = among(['domain/address', 'domain/present-coverage/instance-coverage']);
/** What the menus of lists and the bar of what is chosen in them are made of; it comes with the first of them. */
const isOfListExtras = among([
  'strings/list-extras',
  'ui/overlay/button-menu',
  'ui/table/selection-bar',
  'domain/export/copied-ids',
]);

/** Where the first rows come from: what these import is their code. The lists are part of it, both of them. */
const firstRows = staticImports(['render.tsx', 'pages/templates.tsx', 'pages/runs.tsx'].map(source));

/**
 * Few files, each with one reason to load; a module belongs to the first that it fits. What a dynamic
 * import names stands in no group, unless it is big enough to be worth a file that points to it.
 */
export const CHUNKS: readonly (readonly [name: string, has: (module: string) => boolean])[] = [
  ['boot', (module) => boot.has(module) || module.includes('vite/preload-helper')],
  [
    'base',
    (module) =>
      (LIBRARIES.test(module) || CHECKSUM.test(module)) && !MENU.test(module) && !WINDOW.test(module),
  ],
  // It comes with the first menu that gets attention.
  ['menu', (module) => MENU.test(module)],
  [
    'console',
    // Who the reader is in each pool is forgotten by a menu that comes later, and known from the start.
    (module) =>
      (firstRows.has(module) && module !== source('render.tsx')) ||
      module === source('auth/kept-identities.ts'),
  ],
  ['exclusions', isOfExclusions],
  // What an open row shows, and a template's or run's own page.
  ['details', isOfDetails],
  // What exports and the print layout share; it comes with the first of them.
  ['exports', isOfExports],
  ['addresses', isOfAddresses],
  ['list-extras', isOfListExtras],
];
