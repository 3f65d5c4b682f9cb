// `npm run account -- check DIR | import DIR | export DIR`: installs and builds what is missing, then runs
// the account command (docs/archives.md). Built-ins only until the dependencies are there.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { callersFolder, ensureDependencies, main, root } from './lib/npm-script.mjs';

await main(async () => {
  ensureDependencies();
  const { ensureBuild } = await import('./lib/build.mjs');
  await ensureBuild();
  process.chdir(callersFolder);
  await import(pathToFileURL(join(root, 'dist/emulator/account-cli.js')).href);
});
