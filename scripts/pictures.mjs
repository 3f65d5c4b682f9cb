// `npm run pictures`: takes pictures of every state of the console, in light and dark, into pictures/.
import { ensureDependencies, main, say } from './lib/npm-script.mjs';

await main(async () => {
  ensureDependencies();
  const { ensureBuild } = await import('./lib/build.mjs');
  const { ensureChromium } = await import('./lib/chromium.mjs');
  const { playwright } = await import('./lib/runners.mjs');
  await ensureBuild();
  const { failed } = await playwright('pictures', { CHROMIUM: await ensureChromium() });
  say('The pictures are in pictures/.');
  if (failed > 0) process.exitCode = 1;
});
