// A made estate of accounts with the saved answers of their runs, and the truth about it. The truth is counted while the
// answers are made, by sets of texts, and shares no code with the product.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const REGIONS = ['us-east-1', 'eu-west-1'];
const PACKAGES = ['0-PackCVE1', '0-PackCIS2', '0-PackNet3'];
const TITLES = [
  'Agent not found',
  'Unsupported OS version',
  'Rules package not supported by OS',
  'Rules evaluation error for single instance',
];
const FIRST = Date.UTC(2019, 0, 7) / 1000;
const WEEK = 7 * 86_400;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const id = (kind, number) => `0-${kind}${String(number).padStart(8 - kind.length, '0')}`;
const most = (counts) =>
  [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, count]) => ({ name, count }));
const add = (counts, name, more = 1) => counts.set(name, (counts.get(name) ?? 0) + more);

/**
 * Writes an estate into a folder: `ACCOUNT/account.json` and `ACCOUNT/REGION/*.json`.
 *
 * @param {string} folder
 * @param {{ accounts: number, runs: number, instances: number, seed: number }} size for each region of an account
 * @returns the truth: never fully checked instances, checks lost by title, what each fix completes, over all and by account
 */
export function writeEstate(folder, { accounts, runs, instances, seed }) {
  const random = numbersFrom(seed);
  const all = {
    lost: new Map(),
    completes: new Map(),
    never: [],
    fresh: [],
    inScope: 0,
    checked: 0,
    notCompleted: 0,
    notKnown: 0,
  };
  const byAccount = new Map();
  for (let account = 0; account < accounts; account += 1) {
    const accountId = String(100_000_000_000 + account * 7919);
    const ofAccount = { lost: new Map() };
    byAccount.set(accountId, ofAccount);
    mkdirSync(join(folder, accountId), { recursive: true });
    writeFileSync(
      join(folder, accountId, 'account.json'),
      JSON.stringify({ id: accountId, name: `unit ${account}` }),
    );
    for (const region of REGIONS) {
      const place = join(folder, accountId, region);
      mkdirSync(place, { recursive: true });
      const prefix = `arn:aws:inspector:${region}:${accountId}`;
      const template = `${prefix}:target/${id('T', 1)}/template/${id('M', 1)}`;
      const packages = PACKAGES.map(
        (name) => `arn:aws:inspector:${region}:316112463485:rulespackage/${name}`,
      );
      const names = Array.from(
        { length: instances },
        (_, index) => `i-${accountId}${region.length}${String(index).padStart(4, '0')}`,
      );
      /** Instances by whether a run checked all of theirs, and whether one is known not to have. */
      const full = new Set();
      const lacking = new Set();
      const described = [];
      /** What each run took out whose list was saved and is not empty. */
      const known = [];
      for (let number = 0; number < runs; number += 1) {
        const run = `${template}/run/${id('R', number)}`;
        const at = FIRST + number * WEEK;
        // One run in ten: its list was never saved. The last one never has exclusions that are known.
        const saved = random() >= 0.1;
        described.push({
          arn: run,
          name: `weekly ${number}`,
          assessmentTemplateArn: template,
          state: 'COMPLETED',
          durationInSeconds: 3600,
          rulesPackageArns: packages,
          userAttributesForFindings: [],
          createdAt: at,
          startedAt: at,
          completedAt: at + 3700,
          stateChangedAt: at + 3700,
          dataCollected: true,
          stateChanges: [],
          notifications: [],
          findingCounts: {},
        });
        const exclusions = {};
        /** By check, the titles that take it out. */
        const taken = new Map();
        const exclude = (title, instance, rulesPackages) => {
          const arn = `${run}/exclusion/${id('X', Object.keys(exclusions).length)}`;
          exclusions[arn] = {
            arn,
            title,
            description: `${title}.`,
            recommendation: 'See the guide.',
            scopes: [
              { key: 'INSTANCE_ID', value: instance },
              ...rulesPackages.map((value) => ({ key: 'RULES_PACKAGE_ARN', value })),
            ],
            attributes: [],
          };
          for (const rulesPackage of rulesPackages.length > 0 ? rulesPackages : packages) {
            const check = `${instance} ${rulesPackage}`;
            if (!taken.has(check)) taken.set(check, new Set());
            taken.get(check).add(title);
          }
        };
        for (const [index, instance] of names.entries()) {
          // Some instances always lack their agent; others fail now and then, on all packages or on one.
          if (index % 5 === account % 5) exclude(TITLES[0], instance, []);
          if (random() < 0.2) exclude(TITLES[1], instance, []);
          if (random() < 0.2)
            exclude(TITLES[2], instance, [packages[Math.floor(random() * packages.length)]]);
          if (random() < 0.1) exclude(TITLES[3], instance, [packages[0]]);
        }
        const arns = Object.keys(exclusions);
        if (saved && arns.length > 0) known.push(taken);
        if (saved) {
          writeFileSync(
            join(place, `list-exclusions.${number}.json`),
            JSON.stringify({ assessmentRunArn: run, exclusionArns: arns }),
          );
          writeFileSync(
            join(place, `describe-exclusions.${number}.json`),
            JSON.stringify({ exclusions, failedItems: {} }),
          );
        }
        writeFileSync(
          join(place, `list-assessment-run-agents.${number}.json`),
          JSON.stringify({
            assessmentRunAgents: names.map((agentId) => ({
              agentId,
              assessmentRunArn: run,
              agentHealth: 'HEALTHY',
              agentHealthCode: 'RUNNING',
              telemetryMetadata: [],
            })),
          }),
        );
        for (const instance of names) {
          all.inScope += packages.length;
          const out = packages.filter((each) => saved && taken.has(`${instance} ${each}`));
          all.notCompleted += out.length;
          for (const each of out) {
            const titles = taken.get(`${instance} ${each}`);
            for (const title of titles) {
              add(all.lost, title);
              add(ofAccount.lost, title);
              if (titles.size === 1) add(all.completes, title);
            }
          }
          if (out.length > 0) lacking.add(instance);
          // A list without any exclusion does not prove that the rest was checked.
          else if (saved && arns.length > 0) full.add(instance);
          if (saved && arns.length > 0) all.checked += packages.length - out.length;
          else all.notKnown += packages.length - out.length;
        }
      }
      writeFileSync(
        join(place, 'describe-assessment-runs.json'),
        JSON.stringify({ assessmentRuns: described, failedItems: {} }),
      );
      const [earlier, later] = known.slice(-2);
      for (const [check, titles] of later ? later : [])
        for (const title of titles)
          if (!earlier.get(check)?.has(title)) all.fresh.push(`${accountId} ${region} ${check} ${title}`);
      for (const instance of lacking)
        if (!full.has(instance)) all.never.push(`${accountId} ${region} ${instance}`);
    }
  }
  return {
    checks: {
      inScope: all.inScope,
      checked: all.checked,
      notCompleted: all.notCompleted,
      notKnown: all.notKnown,
    },
    fresh: all.fresh.toSorted((a, b) => (a < b ? -1 : 1)),
    never: all.never.toSorted((a, b) => (a < b ? -1 : 1)),
    reasons: most(all.lost),
    fixes: most(all.completes),
    reasonOfAccount: Object.fromEntries([...byAccount].map(([name, { lost }]) => [name, most(lost)[0]])),
  };
}
