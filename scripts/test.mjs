// `npm test`, and with `--long` `npm run test:long`: installs what it needs, runs every runner, and
// ends with one line over all of them. Built-ins only until the dependencies are there.
import { ensureDependencies, main, say, UserError } from './lib/npm-script.mjs';
import { closingLine } from './lib/reports.mjs';
import { check, playwright, vitest } from './lib/runners.mjs';

const TYPE_PROJECTS = ['tsconfig.json', 'emulator/tsconfig.json', 'tests/tsconfig.json'];

/** The quick suites: what a change has to pass before it lands. Browsers wait more than they work: beside them the rest runs. */
async function quick(env, journeys) {
  const withBrowsers = async () => [await playwright('quick', journeys), await vitest(['engines'], env)];
  const without = async () => [
    ...(await Promise.all([
      ...TYPE_PROJECTS.map((project) => check(`types: ${project}`, 'typescript/bin/tsc', ['-p', project])),
      check('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
      check('unused files, exports and dependencies', 'knip/bin/knip.js', []),
      check('formatting', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
    ])),
    await vitest(['unit', 'contract'], env),
  ];
  return (await Promise.all([without(), withBrowsers()])).flat();
}

/** The slowest first: they are run at the same time. */
const LAYOUTS = ['layout-WebKit', 'layout-Firefox', 'layout-Chromium'];

/**
 * The long suites: crashes, big data, the whole fault matrix, all journeys in three engines, and layouts. Beside the journeys in
 * engines, which wait more than they work, the tests run that build, kill and fill disks, one at a time.
 */
async function long(env, journeys) {
  return [
    ...(await Promise.all([vitest(['long'], env), vitest(['engines-long'], env)])),
    await vitest(LAYOUTS, env),
    await playwright('long', journeys),
  ];
}

await main(async () => {
  const extra = process.argv.slice(2).filter((argument) => argument !== '--long');
  if (extra.length > 0) throw new UserError(`Unknown option ${extra[0]}. There is only --long.`);
  ensureDependencies();
  const { ensureBuild } = await import('./lib/build.mjs');
  const { ensureChromium, ensureHeadlessShell } = await import('./lib/chromium.mjs');
  await ensureBuild();
  const env = { CHROMIUM: await ensureChromium() };
  const journeys = { CHROMIUM: ensureHeadlessShell(env.CHROMIUM) };
  say(`Browsers: ${env.CHROMIUM}, and for the journeys ${journeys.CHROMIUM}`);
  const counts = await (process.argv.includes('--long') ? long : quick)(env, journeys);
  for (const failure of counts.flatMap(({ failures }) => failures))
    process.stdout.write(`FAILED ${failure}\n`);
  process.stdout.write(`${closingLine(counts)}\n`);
  if (counts.some(({ failed }) => failed > 0)) process.exitCode = 1;
});
