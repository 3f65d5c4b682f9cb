// `npm run build`: the console and the emulator into dist/, with compressed copies of the console's files.
import { ensureDependencies, main } from './lib/npm-script.mjs';

await main(async () => {
  ensureDependencies();
  const { ensureBuild } = await import('./lib/build.mjs');
  await ensureBuild();
});
