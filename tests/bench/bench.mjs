/**
 * `npm run bench`: how long it takes to get and to show a run's exclusions, beside other clients of the same service.
 * `--quick` measures less; `--compare` sets the figures beside those of an earlier run; `--store` keeps the account for the next time.
 */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, main, root, say, UserError } from '../../scripts/lib/npm-script.mjs';
import { comparedFigures } from './compare.mjs';
import { startEmulator } from './measure.mjs';

const USAGE = `npm run bench -- [--quick] [--only getting|browser] [--sizes 500,2500] [--delays 0,50] [--store DIR] [--json FILE] [--compare FILE]`;

/** What was asked for; undefined where that is help. @throws UserError for what there is not */
function readOptions() {
  const text = /** @type {const} */ ({ type: 'string' });
  const options = { only: text, sizes: text, delays: text, store: text, json: text, compare: text };
  const flags = /** @type {const} */ ({ quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } });
  try {
    const { values } = parseArgs({ options: { ...options, ...flags }, strict: true });
    const { help, quick = false, only, sizes, delays, store, json, compare } = values;
    if (help) return undefined;
    if (only !== undefined && only !== 'getting' && only !== 'browser')
      throw new UserError(`--only takes getting or browser, not ${only}.`);
    return {
      quick,
      only,
      sizes: numbers('--sizes', sizes),
      delays: numbers('--delays', delays) ?? [0, 50],
      store,
      json: json ?? join(tmpdir(), 'bench.json'),
      // Read before anything is measured: what cannot be compared with is told at once.
      earlier: compare === undefined ? undefined : JSON.parse(readFileSync(compare, 'utf8')),
    };
  } catch (error) {
    throw new UserError(error.message, `Usage: ${USAGE}`);
  }
}

/** The numbers of an option, with commas between them. */
function numbers(option, given) {
  if (given === undefined) return undefined;
  if (!/^\d+(?:,\d+)*$/.test(given))
    throw new UserError(`${option} takes numbers with commas between them, not ${given}.`);
  return given.split(',').map(Number);
}

/** What a figure is worth nothing without. */
const machine = () => ({
  date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
  cpu: cpus()[0]?.model.trim(),
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.versions.node,
  load: loadavg()[0]?.toFixed(1),
});

const print = (text = '') => process.stdout.write(`${text}\n`);

function table(head, rows) {
  print(`| ${head.join(' | ')} |`);
  print(`| ${head.map(() => '---').join(' | ')} |`);
  for (const row of rows) print(`| ${row.map((each) => each ?? '-').join(' | ')} |`);
  print();
}

const number = (figure) => figure?.toLocaleString('en');

function printMachine({ date, cpu, cores, memory, node, load }) {
  print(`${date}; ${cpu}, ${cores} cores, ${memory}; Node ${node}; load ${load} when it began.\n`);
}

/** Milliseconds by size and peer, one table for each delay. */
function printGetting(rows) {
  const peers = [...new Set(rows.map(({ peer }) => peer))];
  for (const delay of new Set(rows.map(({ delayMs }) => delayMs))) {
    print(`Getting all exclusions, ms; each call is answered ${delay} ms late\n`);
    const ofDelay = rows.filter(({ delayMs }) => delayMs === delay);
    table(
      ['rows', 'floor', ...peers, 'console, the first time', 'console to floor', 'console: first rows'],
      [...new Set(ofDelay.map(({ size }) => size))].map((size) => {
        const of = (name) => ofDelay.find((row) => row.size === size && row.peer === name);
        const own = of('console');
        return [
          number(size),
          own.toFloor && number(Math.round(own.ms / own.toFloor / delay) * delay),
          ...peers.map((name) => number(of(name)?.ms) ?? of(name)?.skipped),
          number(own.firstTimeMs),
          own.toFloor,
          number(own.firstRowsMs),
        ];
      }),
    );
  }
}

function printPure(rows) {
  print(`Computing over ${number(rows[0].size)} exclusions, ms\n`);
  table(
    ['function', 'median', 'first time'],
    rows.map(({ name, ms, first }) => [name, ms, first]),
  );
}

/** What a view took, a column for each size. */
function printViews({ runs, list, oxide }) {
  print('In the browser; each call is answered 50 ms late\n');
  const names = [...new Set(runs.flatMap(({ figures }) => Object.keys(figures)))];
  table(
    ['', ...runs.map(({ size }) => number(size))],
    names.map((name) => [name, ...runs.map(({ figures }) => number(figures[name]))]),
  );
  const growth = runs.slice(1).map(({ size, figures }, at) => {
    const less = runs[at];
    return (1000 * (figures['heap, kB'] - less.figures['heap, kB'])) / (size - less.size);
  });
  print(`Heap for each further row, bytes: ${growth.map((each) => number(Math.round(each))).join(', ')}\n`);
  print('The list of 50,000 runs\n');
  table(
    ['', 'figure', ...(oxide ? ['the Oxide console', 'of it'] : [])],
    Object.entries(list).map(([name, figure]) => {
      const other = oxide?.[name];
      const beside = oxide ? [number(other), other && (figure / other).toFixed(2)] : [];
      return [name, number(figure), ...beside];
    }),
  );
  if (!oxide) print('The Oxide console is left out: OXIDE_DIR names no build of it (docs/performance.md).\n');
}

/** Each figure of both runs, with what it is of the earlier one. Ratios of two runs at different loads say little. */
function printComparison(earlier, report) {
  print('Beside the earlier run\n');
  printMachine(earlier.machine);
  table(
    ['figure', 'earlier', 'now', 'ratio'],
    comparedFigures(earlier, report).map(({ name, before, now, ratio }) => [
      name,
      number(before),
      number(now),
      ratio,
    ]),
  );
}

await main(async () => {
  const asked = readOptions();
  if (!asked) return say(`Usage: ${USAGE}`);
  const { quick, only, store, earlier } = asked;
  const repeats = quick ? 1 : 3;
  ensureDependencies();
  const { ensureBuild } = await import('../../scripts/lib/build.mjs');
  await ensureBuild();
  const { SIZES, writeBigAccount } = await import('./big-account.mjs');
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
      const { awsCli, boto3, consoleDataLayers, measureGetting, measurePure, sequential } =
        await import('./get-exclusions.mjs');
      const peers = [...(await consoleDataLayers(vite)), sequential, await boto3(), await awsCli()].filter(
        Boolean,
      );
      const usual = SIZES.filter((size) => size !== 100 && (!quick || size <= 2500));
      const sizes = asked.sizes ?? usual;
      report.getting = [];
      for (const delayMs of asked.delays)
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
      const sizes = asked.sizes ?? usual;
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
  if (earlier) printComparison(earlier, report);
  writeFileSync(asked.json, `${JSON.stringify(report, undefined, 2)}\n`);
  say(`All figures: ${asked.json}`);
});
