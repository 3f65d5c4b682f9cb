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
            return undefined;
          },
          (error: unknown) => next(error),
        );
      });
    },
  };
}

/**
 * The SDK loads its Cognito client only when credentials are asked for. Here that is always, and at once:
 * as a static import it costs neither a file nor a round trip of its own.
 */
function cognitoClientAtOnce(): Plugin {
  const lazy = 'await import("./loadCognitoIdentity")';
  return {
    name: 'cognito-client-at-once',
    apply: 'build',
    transform(code, id) {
      if (!/credential-provider-cognito-identity\/dist-es\//.test(id) || !code.includes(lazy)) return null;
      const eager = 'import * as cognitoIdentity from "./loadCognitoIdentity";\n';
      return { code: eager + code.replaceAll(lazy, 'cognitoIdentity'), map: null };
    },
  };
}

/**
 * Few files, each with one reason to load. What a dynamic import names (a page, the SDK, the OpenID client)
 * is a file by itself and stands in no group; otherwise the bundler adds an empty file that points to it.
 */
const CHUNKS: readonly (readonly [name: string, modules: RegExp])[] = [
  [
    'base',
    /node_modules\/(?!@aws-sdk|@smithy|@aws-crypto|tslib|bowser|uuid|fast-xml-parser|oidc-client-ts|jwt-decode)/,
  ],
  [
    'console',
    new RegExp(
      [
        /src\/(app|auth\/(?!credentials)|components|config|inspector\/(?!sdk\.)|strings\/(?!exclusions)|theme)/,
        /src\/pages\/(templates|runs)\/(?![\w-]+-page\.tsx)/,
        /src\/domain\/(?!exclusion-(groups|type-texts)|checks-share)/,
      ]
        .map(({ source }) => source)
        .join('|'),
    ),
  ],
  [
    'exclusions',
    /src\/(pages\/exclusions\/(?![\w-]+-page\.tsx)|strings\/exclusions|domain\/exclusion-groups|domain\/checks-share)/,
  ],
  ['reference', /src\/(pages\/exclusion-types\/(?![\w-]+-page\.tsx)|domain\/exclusion-type-texts)/],
];

export default defineConfig({
  plugins: [react(), cognitoClientAtOnce(), emulatorOnTheSameOrigin()],
  build: {
    outDir: 'dist/console',
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    // Everything is a file of our own origin: the Content Security Policy knows no `data:`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: CHUNKS.map(([name, test]) => ({ name, test })),
        },
      },
    },
  },
});
