import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The programs that are built: Node 20 runs no TypeScript. Dependencies stay in node_modules. */
const entries = ['main', 'account-cli'].filter((name) => existsSync(here(`./${name}.ts`)));

export default defineConfig({
  root: here('..'),
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/emulator',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, here(`./${name}.ts`)])),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
