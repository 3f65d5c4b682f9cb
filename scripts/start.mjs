// `npm start`: installs and builds what is missing, then runs the emulator, which serves the console.
// Built-ins only: it has to run on a fresh clone.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { callersFolder, endWithNpm, ensureDependencies, main, root } from './lib/npm-script.mjs';

await main(async () => {
  endWithNpm();
  ensureDependencies();
  const { ensureBuild } = await import('./lib/build.mjs');
  await ensureBuild();
  // In this very process, so that Ctrl-C and SIGTERM reach it without a go-between.
  process.chdir(callersFolder);
  await import(pathToFileURL(join(root, 'dist/emulator/main.js')).href);
});
