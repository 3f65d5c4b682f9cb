import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../support/emulator-process';

let code: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: {
        entry: join(projectRoot, 'tests/engines/in-page/main.ts'),
        formats: ['iife'],
        name: 'engineTestsBundle',
      },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The code for the page was not built.');
  return output.output[0].code;
}

/** The code of `tests/engines/in-page` as statements that any engine can run; built once. */
export function pageCode(): Promise<string> {
  code ??= bundle();
  return code;
}
