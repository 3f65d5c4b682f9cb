import { join } from 'node:path';
import { root } from './console.mjs';

/** Imports one of our TypeScript files, by its path from the project's folder, without building anything. */
export async function importSource(path) {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' });
  return module;
}
