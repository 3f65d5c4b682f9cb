import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { CHUNKS } from './scripts/lib/chunks.ts';
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
