import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { libraryTrims } from './scripts/lib/library-trims.ts';
import { BUILD_TARGETS } from './scripts/lib/oldest-browsers.ts';

/**
 * `npm run dev`: puts the emulator in front of Vite's own server, so that the console and the API
 * share one origin as they do behind `npm start`. What the emulator does not know, Vite answers.
 */
function emulatorOnTheSameOrigin(): Plugin {
  return {
    name: 'emulator-on-the-same-origin',
    apply: 'serve',
    async configureServer(server) {
      const { emulatorForDevServer } = (await server.ssrLoadModule(
        '/emulator/prepare-emulator.ts',
      )) as typeof import('./emulator/prepare-emulator');
      const emulator = emulatorForDevServer(process.argv.slice(2), () => server.resolvedUrls?.local[0]);
      server.httpServer?.once('close', () => emulator.close());
      server.middlewares.use((request, response, next) => {
        emulator.handle(request, response).then(
          (mine) => {
            if (!mine) next();
            return undefined;
          },
          (error: unknown) => next(error),
        );
      });
    },
  };
}

/** The dynamic imports that every way to first rows takes, by their chunks' names. */
const ALWAYS = ['render', 'open-id-library', 'sdk'];

/** Names all code of the first rows in the page itself, so that it comes in one round trip instead of a chain. */
function flatPreload(): Plugin {
  return {
    name: 'flat-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, chunk: entry }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const wanted = new Set<string>();
        const want = (fileName: string): void => {
          if (wanted.has(fileName)) return;
          wanted.add(fileName);
          chunks.find((chunk) => chunk.fileName === fileName)?.imports.forEach(want);
        };
        for (const name of ALWAYS) {
          const found = chunks.find((chunk) => chunk.isDynamicEntry && chunk.name === name);
          if (!found) throw new Error(`The build has no chunk ${name} to preload.`);
          want(found.fileName);
        }
        const present = new Set([entry?.fileName, ...(entry?.imports ?? [])]);
        return [...wanted]
          .filter((fileName) => !present.has(fileName))
          .map((fileName) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

const source = (path: string): string => join(import.meta.dirname, 'src', path);

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
const EXCLUSIONS =
  /src\/(features\/(exclusions\/(?!supported-systems-link|groups-by-scope|advice|evidence-list|empty-answer)|export\/exclusions-export-button)|inspector\/queries\/evidence|strings\/(exclusions|exports)|domain\/(exclusions\/(group-exclusions|exclusion-scopes)|coverage\/(run-checks|check-costs|count-checks)))/;
const DETAILS =
  /src\/(features\/(runs\/run-facts|templates\/template-facts|preview-button)|strings\/previews|ui\/text\/lists)/;
const EXPORTS =
  /src\/(features\/export\/exclusions-export-source|domain\/export\/(exclusions-formats|csv-markdown))/;
/** What is not needed before the first rows of how addresses are read: small, and needed together by most that comes later. */
const ADDRESSES = /src\/domain\/(address\/|present-coverage\/instance-coverage)/;
/** What the menus of lists and the bar of what is chosen in them are made of; it comes with the first of them. */
const LIST_EXTRAS =
  /src\/(strings\/list-extras|ui\/(overlay\/button-menu|table\/selection-bar)|domain\/export\/copied-ids)/;
const REFERENCE = /src\/domain\/exclusions\/exclusion-type-texts/;

/** Where the first rows come from: what these import is their code. The lists are part of it, both of them. */
const firstRows = staticImports(['render.tsx', 'pages/templates.tsx', 'pages/runs.tsx'].map(source));

/**
 * Few files, each with one reason to load; a module belongs to the first that it fits. What a dynamic
 * import names stands in no group, unless it is big enough to be worth a file that points to it.
 */
const CHUNKS: readonly (readonly [name: string, has: (module: string) => boolean])[] = [
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
  ['exclusions', (module) => EXCLUSIONS.test(module)],
  // What an open row shows, and a template's or run's own page.
  ['details', (module) => DETAILS.test(module)],
  // What exports and the print layout share; it comes with the first of them.
  ['exports', (module) => EXPORTS.test(module)],
  ['addresses', (module) => ADDRESSES.test(module)],
  ['list-extras', (module) => LIST_EXTRAS.test(module)],
  ['reference', (module) => REFERENCE.test(module)],
];

export default defineConfig({
  plugins: [react(), libraryTrims(), flatPreload(), emulatorOnTheSameOrigin()],
  build: {
    outDir: 'dist/console',
    target: [...BUILD_TARGETS],
    chunkSizeWarningLimit: 600,
    // Everything is a file of our own origin: the Content Security Policy knows no `data:`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // Read by `npm run pack`; like the manifest it is not served.
    license: { fileName: '.vite/licences.json' },
    rolldownOptions: {
      // Only what uses it needs it to be there.
      treeshake: {
        propertyReadSideEffects: false,
        moduleSideEffects: [
          { test: /node_modules\/(hoist-non-react-statics|react-is)\//, sideEffects: false },
        ],
      },
      output: {
        codeSplitting: {
          groups: CHUNKS.map(([name, test]) => ({ name, test })),
        },
      },
    },
  },
});
