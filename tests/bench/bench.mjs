/**
 * `npm run bench`: how long it takes to get and to show a run's exclusions, beside other clients of the
 * same service. `--quick` measures less; `--json FILE` names the file for the figures (bench.json in the
 * temporary folder); `--delays 0,50` and `--sizes 500,2500` choose what is measured; `--store DIR` keeps the account there for the next time; `--only getting` or `--only browser` does a half.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, root, say } from '../../scripts/lib/console.mjs';
import { ensureDependencies } from '../../scripts/lib/dependencies.mjs';
import { machine, startEmulator } from './machine.mjs';
import { printGetting, printMachine, printPure, printViews } from './print.mjs';

const has = (flag) => process.argv.includes(flag);
const value = (flag) => (has(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
const quick = has('--quick');
const only = value('--only');
const repeats = quick ? 1 : 3;
/** The numbers of an option, with commas between them. */
const numbers = (flag, otherwise) => value(flag)?.split(',').map(Number) ?? otherwise;

await main(async () => {
  ensureDependencies();
  const { ensureBuild } = await import('../../scripts/lib/build.mjs');
  await ensureBuild();
  const { SIZES, writeBigAccount } = await import('./big-account.mjs');
  const store = value('--store');
  const temporary = store ?? mkdtempSync(join(tmpdir(), 'bench-'));
  const folder = join(temporary, 'account');
  const data = join(temporary, 'data');
  const report = { machine: machine(), quick };
  const withEmulator = async (delayMs, work) => {
    const emulator = await startEmulator(folder, data, delayMs);
    try {
      return await work(emulator.origin);
    } finally {
      await emulator.stop();
    }
  };
  try {
    if (!existsSync(join(folder, 'account.json'))) {
      say('Writing and importing the account ...');
      writeBigAccount(folder);
      mkdirSync(data);
      await withEmulator(0, async () => {});
    }
    if (only !== 'browser') {
      const { createServer } = await import('vite');
      const vite = await createServer({
        root,
        configFile: false,
        appType: 'custom',
        logLevel: 'error',
        server: { middlewareMode: true, ws: false, watch: null },
        optimizeDeps: { noDiscovery: true },
      });
      const { awsCli, boto3, consoleDataLayer, sequential } = await import('./peers.mjs');
      const { measureGetting, measurePure } = await import('./getting.mjs');
      const peers = [await consoleDataLayer(vite), sequential, await boto3(), await awsCli()].filter(Boolean);
      const usual = SIZES.filter((size) => size !== 100 && (!quick || size <= 2500));
      const sizes = numbers('--sizes', usual);
      report.getting = [];
      for (const delayMs of numbers('--delays', [0, 50]))
        report.getting.push(
          ...(await withEmulator(delayMs, (origin) =>
            measureGetting(peers, origin, delayMs, sizes, repeats, say),
          )),
        );
      report.pure = await measurePure(vite, 100_000, 5);
      await vite.close();
    }
    if (only !== 'getting') {
      const { ensureChromium } = await import('../../scripts/lib/chromium.mjs');
      const { measureViews } = await import('./views.mjs');
      const usual = SIZES.filter((size) => size >= 100 && size !== 500 && (!quick || size <= 2500));
      const sizes = numbers('--sizes', usual);
      const chromium = await ensureChromium();
      report.views = await withEmulator(50, (origin) => measureViews(chromium, origin, sizes, repeats, say));
    }
  } finally {
    if (store === undefined) rmSync(temporary, { recursive: true, force: true });
  }
  printMachine(report.machine);
  if (report.getting) printGetting(report.getting);
  if (report.pure) printPure(report.pure);
  if (report.views) printViews(report.views);
  const file = value('--json') ?? join(tmpdir(), 'bench.json');
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  say(`All figures: ${file}`);
});
