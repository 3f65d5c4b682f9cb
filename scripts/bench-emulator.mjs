// `npm run bench:emulator`: measures the emulator with a large account, prints a table to standard error
// and JSON to standard output. Built-ins only until the dependencies are there.
import { main, UserError } from './lib/console.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';

await main(async () => {
  if (process.argv.length > 2) throw new UserError('bench:emulator takes no options.');
  ensureDependencies();
  const { ensureBuild } = await import('./lib/build.mjs');
  await ensureBuild();
  const { benchEmulator } = await import('../tests/bench/emulator.mjs');
  const missed = await benchEmulator();
  if (missed.length > 0) throw new UserError(`Missed: ${missed.join('; ')}.`);
});
