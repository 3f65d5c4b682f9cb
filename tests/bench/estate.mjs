import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSource } from '../../scripts/lib/npm-script.mjs';
import { writeEstate } from '../support/estate.mjs';
import { measureCommand } from './imports.mjs';
import { median, startBuilt } from './measure.mjs';

const ACCOUNTS = 200;
const RUNS = 7;
const SIGN_INS = 5;
const USER = { name: 'auditor', password: 'bench', allow: ['inspector:*'], accounts: '*' };

/** Starts the built emulator over all accounts of a folder: how long it took until it was ready. */
async function open(estate, users, data) {
  const { origin, milliseconds, stop } = await startBuilt([
    '--accounts',
    estate,
    '--users',
    users,
    '--data',
    data,
  ]);
  return { origin, seconds: Math.round(milliseconds / 100) / 10, stop };
}

/** Signs in once: its milliseconds, and the longest that another request waited meanwhile. */
async function signIn(origin) {
  const { createBrowser } = await importSource('tests/support/identity-server.ts');
  const verifier = randomBytes(32).toString('base64url');
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: 'exclusions-console',
    redirect_uri: `${origin}/callback`,
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const state = { over: false };
  const other = (async () => {
    let longest = 0;
    while (!state.over) {
      const begun = performance.now();
      await (await fetch(`${origin}/about.json`)).text();
      longest = Math.max(longest, performance.now() - begun);
    }
    return longest;
  })();
  const browser = createBrowser();
  const html = await (await browser.visit(`${origin}/oauth2/authorize?${parameters}`)).text();
  const begun = performance.now();
  const answer = await browser.submit(html, origin, USER.name, USER.password);
  const milliseconds = performance.now() - begun;
  state.over = true;
  if (!answer.headers.get('location')?.includes('code=')) throw new Error('The sign-in gave no code.');
  return { milliseconds, longestOther: await other };
}

/** Opens an estate of accounts, signs in, and makes its report and its evidence. */
export async function measureEstate(directory, say) {
  const estate = join(directory, 'estate');
  const users = join(directory, 'estate-users.json');
  mkdirSync(estate);
  writeEstate(estate, { accounts: ACCOUNTS, runs: RUNS, instances: 12, seed: 1 });
  writeFileSync(users, JSON.stringify({ users: [USER] }));
  say(`Opening ${ACCOUNTS} accounts ...`);
  const data = join(directory, 'estate-data');
  const cold = await open(estate, users, data);
  await cold.stop();
  const warm = await open(estate, users, data);
  const signIns = [];
  for (let count = 0; count < SIGN_INS; count += 1) signIns.push(await signIn(warm.origin));
  await warm.stop();
  say('Making its report and its evidence ...');
  return {
    accounts: ACCOUNTS,
    coldSeconds: cold.seconds,
    warmSeconds: warm.seconds,
    signIn: Math.round(median(signIns.map(({ milliseconds }) => milliseconds))),
    longestOther: Math.round(Math.max(...signIns.map(({ longestOther }) => longestOther))),
    report: await measureCommand(
      'report',
      estate,
      '--format',
      'html',
      '--out',
      join(directory, 'report.html'),
    ),
    evidence: await measureCommand('evidence', estate, '--out', join(directory, 'evidence.zip')),
  };
}

/** The rows of the table: what, measured, the aim, whether it was met. */
export function estateRows({
  accounts,
  coldSeconds,
  warmSeconds,
  signIn: milliseconds,
  longestOther,
  report,
  evidence,
}) {
  const of = `${accounts} accounts`;
  return [
    [`opens ${of} for the first time`, `${coldSeconds} s`, '< 10 s', coldSeconds < 10],
    [`opens ${of} from their stores`, `${warmSeconds} s`, '< 3 s', warmSeconds < 3],
    [`sign-in to ${of}, median`, `${milliseconds} ms`, '', true],
    ['longest wait of another request meanwhile', `${longestOther} ms`, '< 100 ms', longestOther < 100],
    [
      `report of ${of}`,
      `${report.seconds} s, ${report.megabytes} MB`,
      '< 20 s, < 600 MB',
      report.seconds < 20 && !(report.megabytes >= 600),
    ],
    [`evidence of ${of}`, `${evidence.seconds} s, ${evidence.megabytes} MB`, '', true],
  ];
}
