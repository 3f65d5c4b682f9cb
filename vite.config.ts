import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * `npm run dev`: puts the emulator in front of Vite's own server, so that the console and the API
 * share one origin as they do behind `npm start`. What the emulator does not know, Vite answers.
 */
function emulatorOnTheSameOrigin(): Plugin {
  return {
    name: 'emulator-on-the-same-origin',
    apply: 'serve',
    async configureServer(server) {
      const { mountForDevelopment } = (await server.ssrLoadModule(
        '/emulator/development.ts',
      )) as typeof import('./emulator/development');
      const emulator = mountForDevelopment(process.argv.slice(2), () => server.resolvedUrls?.local[0]);
      server.httpServer?.once('close', () => emulator.close());
      server.middlewares.use((request, response, next) => {
        emulator.handle(request, response).then(
          (mine) => {
            if (!mine) next();
          },
          (error: unknown) => next(error),
        );
      });
    },
  };
}

/** Third-party code by how it changes and when it is needed: few files, each with one reason to load. */
const CHUNKS: readonly (readonly [name: string, modules: RegExp])[] = [
  ['aws', /node_modules\/(@aws-sdk|@smithy|@aws-crypto|tslib|bowser|uuid|fast-xml-parser)\//],
  ['sign-in', /node_modules\/(oidc-client-ts|jwt-decode)\//],
  [
    'ui',
    /node_modules\/(@mui|@emotion|@tanstack\/(react-)?virtual|@popperjs|react-transition-group|clsx|stylis)/,
  ],
  ['base', /node_modules\//],
];

export default defineConfig({
  plugins: [react(), emulatorOnTheSameOrigin()],
  build: {
    outDir: 'dist/console',
    target: 'es2022',
    // Everything is a file of our own origin: the Content Security Policy knows no `data:`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        advancedChunks: {
          groups: CHUNKS.map(([name, test]) => ({ name, test })),
        },
      },
    },
  },
});
