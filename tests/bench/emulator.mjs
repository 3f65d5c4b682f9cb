// `npm run bench:emulator`: measures the emulator with a large account, prints a table to standard error
// and JSON to standard output.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies, main, root, say, UserError } from '../../scripts/lib/npm-script.mjs';
import { estateRows, measureEstate } from './estate.mjs';
import { IMPORT_AIMS, measureImports } from './imports.mjs';
import { KEY, LARGE_RUN, REGION, someExclusions, writeLargeAccount } from './large-account.mjs';
import { createClient, startBuilt } from './measure.mjs';
import { measureOverview, overviewRows } from './overview.mjs';

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (number) => Math.round(number * 100) / 100;

/** The two accounts that are compared. */
const LARGE = { runs: 50_000, exclusions: 100_000 };
const SMALL = { runs: 1000, exclusions: 11_000 };
const CALLS = 600;
const WARM_UP = 200;
const OPENINGS = 5;
const IN_FLIGHT = 32;
const SECONDS = 5;

/** What is measured on the server's side: calls of the console's busiest moments, and how often. */
const TIMED = {
  'DescribeExclusions of 100': (turn) => [
    'DescribeExclusions',
    { exclusionArns: someExclusions(turn * 100, 100) },
  ],
  'ListExclusions, a page of 500': () => ['ListExclusions', { assessmentRunArn: LARGE_RUN, maxResults: 500 }],
  'ListAssessmentRuns, a page of 500': () => ['ListAssessmentRuns', { maxResults: 500 }],
};

function run(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist/emulator', script), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`)),
    );
  });
}

/** Starts the emulator over stored data; resolves when it is ready, with how long that took. */
const open = (folder, data, ...options) =>
  startBuilt(['--api-only', '--account', folder, '--data', data, ...options]);

/** The medians of the durations in a log, by operation, without the calls that warmed the process up. */
function medians(log) {
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return Object.fromEntries(
    Object.entries(TIMED).map(([name, make]) => {
      const [operation] = make(0);
      const times = lines.filter((line) => line.operation === operation).map((line) => line.milliseconds);
      return [name, round(median(times.slice(WARM_UP)))];
    }),
  );
}

/** Imports an account, opens it several times, and times its calls one after the other. */
async function measureAccount(directory, name, { runs, exclusions }) {
  const folder = join(directory, name);
  const data = join(directory, `${name}-data`);
  writeLargeAccount(folder, runs, exclusions);
  const begun = performance.now();
  await run('account-cli.js', ['import', folder, '--data', data]);
  const importSeconds = round((performance.now() - begun) / 1000);
  const openings = [];
  const memories = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    const emulator = await open(folder, data);
    openings.push(emulator.milliseconds);
    memories.push(emulator.memory('VmRSS'));
    await emulator.stop();
  }
  const emulator = await open(folder, data, '--log');
  const client = createClient(emulator.origin, KEY, REGION);
  for (const make of Object.values(TIMED))
    for (let turn = 0; turn < WARM_UP + CALLS; turn += 1) await client.call(...make(turn));
  client.close();
  const highestMegabytes = emulator.memory('VmHWM');
  const log = await emulator.stop();
  return {
    runs,
    exclusions,
    importSeconds,
    databaseMegabytes: round(statSync(join(data, '123456789012.db')).size / 1e6),
    openSeconds: round(median(openings) / 1000),
    openMegabytes: median(memories),
    highestMegabytes,
    medianMilliseconds: medians(log),
  };
}

/** How many signed calls one process answers in a second, many at a time. */
async function measureThroughput(directory, name) {
  const emulator = await open(join(directory, name), join(directory, `${name}-data`));
  const client = createClient(emulator.origin, KEY, REGION);
  const calls = {
    'ListAssessmentRuns, a page of 10': ['ListAssessmentRuns', {}],
    'ListExclusions, a page of 100': ['ListExclusions', { assessmentRunArn: LARGE_RUN }],
    'DescribeExclusions of 10': ['DescribeExclusions', { exclusionArns: someExclusions(0, 10) }],
  };
  const perSecond = {};
  for (const [label, call] of Object.entries(calls)) {
    let done = 0;
    const end = performance.now() + SECONDS * 1000;
    const begun = performance.now();
    const lane = async () => {
      while (performance.now() < end) {
        await client.call(...call);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    perSecond[label] = Math.round(done / ((performance.now() - begun) / 1000));
  }
  client.close();
  const highestMegabytes = emulator.memory('VmHWM');
  await emulator.stop();
  return { perSecond, highestMegabytes };
}

/** The aims, as text, and whether they are met. */
function judge({ large, small, throughput, overview, imports, estate }) {
  const most = imports.at(-1);
  const timed = ['DescribeExclusions of 100', 'ListExclusions, a page of 500'];
  const rows = [
    ['opens', `${large.openSeconds} s`, '< 2 s', large.openSeconds < 2],
    ['memory when open', `${large.openMegabytes} MB`, '< 300 MB', !(large.openMegabytes >= 300)],
    [
      'memory at its highest',
      `${throughput.highestMegabytes} MB`,
      '< 300 MB',
      !(throughput.highestMegabytes >= 300),
    ],
    ...timed.flatMap((name) => {
      const [here, there] = [large.medianMilliseconds[name], small.medianMilliseconds[name]];
      return [
        [name, `${here} ms`, '< 3 ms', here < 3],
        [`${name}: against 1,000 runs`, `${round(here / there)} x`, '<= 1.5 x', here / there <= 1.5],
      ];
    }),
    ...Object.entries(throughput.perSecond).map(([name, count]) => [
      name,
      `${count}/s`,
      '>= 1000/s',
      count >= 1000,
    ]),
    ...overviewRows(overview),
    ...imports.map(({ exclusions, seconds }) => {
      const aim = exclusions === most.exclusions ? IMPORT_AIMS.seconds : undefined;
      return [
        `imports ${exclusions} exclusions of one run`,
        `${seconds} s`,
        aim === undefined ? '' : `< ${aim} s`,
        aim === undefined || seconds < aim,
      ];
    }),
    [
      `memory of the largest import`,
      `${most.megabytes} MB`,
      `< ${IMPORT_AIMS.megabytes} MB`,
      !(most.megabytes >= IMPORT_AIMS.megabytes),
    ],
    [
      `tables of ${most.exclusions} exclusions`,
      `${most.tables.seconds} s, ${most.tables.megabytes} MB`,
      '',
      true,
    ],
    ...estateRows(estate),
  ];
  return rows.map(([what, measured, aim, met]) => ({ what, measured, aim, met }));
}

function printTable(rows) {
  const cells = [
    ['', 'measured', 'aim', ''],
    ...rows.map(({ what, measured, aim, met }) => [what, measured, aim, met ? '' : 'missed']),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells)
    say(
      `${row[0].padEnd(widths[0])}  ${row[1].padStart(widths[1])}  ${row[2].padStart(widths[2])}  ${row[3]}`.trimEnd(),
    );
}

/** Measures the built emulator, and gives back the aims that were missed. */
async function benchEmulator() {
  const directory = mkdtempSync(join(tmpdir(), 'bench-emulator-'));
  try {
    say(`Importing ${SMALL.runs} and ${LARGE.runs} runs ...`);
    const small = await measureAccount(directory, 'small', SMALL);
    const large = await measureAccount(directory, 'large', LARGE);
    say('Counting signed requests ...');
    const throughput = await measureThroughput(directory, 'large');
    say('Adding up all runs ...');
    const overview = await measureOverview(directory, 'large');
    const imports = await measureImports(directory, say);
    const estate = await measureEstate(directory, say);
    const rows = judge({ large, small, throughput, overview, imports, estate });
    printTable(rows);
    const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version };
    process.stdout.write(
      `${JSON.stringify({ machine, large, small, throughput, overview, imports, estate, aims: rows }, undefined, 2)}\n`,
    );
    return rows.filter(({ met }) => !met).map(({ what }) => what);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main(async () => {
  if (process.argv.length > 2) throw new UserError('bench:emulator takes no options.');
  ensureDependencies();
  const { ensureBuild } = await import('../../scripts/lib/build.mjs');
  await ensureBuild();
  const missed = await benchEmulator();
  if (missed.length > 0) throw new UserError(`Missed: ${missed.join('; ')}.`);
});
