// What the figures over all runs of a large account cost: the first time, narrowed to a part, and again; and how long
// others wait meanwhile.
import { join } from 'node:path';
import { KEY, REGION } from './large-account.mjs';
import { createClient, startBuilt } from './measure.mjs';

const AGAIN = 20;
/** A year of the account's runs, which began in 2019. */
const YEAR = { from: Date.UTC(2020, 0, 1) / 1000, to: Date.UTC(2020, 11, 31) / 1000 };

/** Times one call, and the longest that another request waited until it was answered. */
async function timed(client, origin, input) {
  const state = { over: false };
  const other = (async () => {
    let longest = 0;
    while (!state.over) {
      const begun = performance.now();
      await (await fetch(`${origin}/health`)).text();
      longest = Math.max(longest, performance.now() - begun);
    }
    return longest;
  })();
  const begun = performance.now();
  const { runs } = JSON.parse(await client.call('ExclusionsConsole.DescribeCoverage', input));
  const milliseconds = performance.now() - begun;
  state.over = true;
  return { runs, milliseconds: Math.round(milliseconds), longestOther: Math.round(await other) };
}

/** Asks for the figures of an account that was imported: at once after the start, of a year, and again. */
export async function measureOverview(directory, name) {
  const [account, data] = [join(directory, name), join(directory, `${name}-data`)];
  const emulator = await startBuilt(['--api-only', '--account', account, '--data', data]);
  const client = createClient(emulator.origin, KEY, REGION);
  try {
    const first = await timed(client, emulator.origin, {});
    const year = await timed(client, emulator.origin, YEAR);
    const times = [];
    for (let count = 0; count < AGAIN; count += 1)
      times.push((await timed(client, emulator.origin, {})).milliseconds);
    return { first, year, again: times.toSorted((a, b) => a - b)[AGAIN / 2] };
  } finally {
    client.close();
    await emulator.stop();
  }
}

/** The rows of the table: what, measured, the aim, whether it was met. */
export function overviewRows({ first, year, again }) {
  const seconds = (milliseconds) => `${Math.round(milliseconds / 100) / 10} s`;
  const longest = Math.max(first.longestOther, year.longestOther);
  return [
    [`overview of ${first.runs} runs, at once after the start`, seconds(first.milliseconds), '', true],
    [`the same of a year, ${year.runs} runs`, seconds(year.milliseconds), '< 2 s', year.milliseconds < 2000],
    ['the same again, median', `${again} ms`, '< 2 s', again < 2000],
    ['longest wait of another request meanwhile', `${longest} ms`, '< 100 ms', longest < 100],
  ];
}
