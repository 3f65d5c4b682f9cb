import { idFrom, numberFrom } from './made-from.mjs';
import { packageArn, templates } from './places.mjs';

/** Milliseconds after the start, and after the end of data collection. */
const BEFORE = {
  CREATED: 0,
  START_DATA_COLLECTION_PENDING: 150,
  START_DATA_COLLECTION_IN_PROGRESS: 1_000,
  COLLECTING_DATA: 5_000,
};
const AFTER = {
  STOP_DATA_COLLECTION_PENDING: 0,
  DATA_COLLECTED: 5_000,
  START_EVALUATING_RULES_PENDING: 6_000,
  EVALUATING_RULES: 10_000,
};
/** What a run passed through before it came to its state, and how long it took from there. */
const STORIES = {
  COMPLETED: [[BEFORE, AFTER], 60_000],
  COMPLETED_WITH_ERRORS: [[BEFORE, AFTER], 74_000],
  ERROR: [[BEFORE, AFTER], 31_000],
  CANCELED: [[BEFORE], 640_000],
  FAILED: [[{ CREATED: 0, START_DATA_COLLECTION_PENDING: 150 }], 300_000],
  COLLECTING_DATA: [[BEFORE], undefined],
};

function run(template, name, start, state = 'COMPLETED', findings = 0) {
  const began = Date.parse(start) + numberFrom(`${name} began`, 900);
  const [stages, last] = STORIES[state];
  const changes = stages.flatMap((stage, i) =>
    Object.entries(stage).map(([entered, after]) => ({
      state: entered,
      at: began + i * template.seconds * 1000 + after,
    })),
  );
  if (last !== undefined)
    changes.push({ state, at: began + (stages.length - 1) * template.seconds * 1000 + last });
  const collected = changes.some((change) => change.state === 'DATA_COLLECTED');
  const share = (severity, percent) =>
    Math.floor((findings * percent) / 100) + (findings > 0 ? numberFrom(`${name} ${severity}`, 4) : 0);
  return {
    arn: `${template.arn}/run/${idFrom(`run ${template.name} ${name}`)}`,
    region: template.target.region,
    template,
    name,
    state,
    changes,
    ended: last !== undefined,
    collected,
    findingCounts: {
      High: share('High', 18),
      Medium: share('Medium', 34),
      Low: share('Low', 11),
      Informational: share('Informational', 37),
      Undefined: 0,
    },
  };
}

/** Runs of one template, each named after its day (or its month): when it started, its findings, and how it ended. */
const series = (template, label, nameLength, ...starts) =>
  starts.map(([start, findings, state]) =>
    run(template, `${label} ${start.slice(0, nameLength)}`, start, state, findings),
  );
const DAY = 10;
const MONTH = 7;

const t = templates;

/** The 40 runs, by template. The exclusions that each has are listed in docs/assessment-engine.md. */
export const runs = [
  ...series(
    t.legacyAll,
    'legacy',
    MONTH,
    ['2017-03-14T09:00:00Z', 48],
    ['2017-09-12T09:00:00Z', 61],
    ['2018-03-13T09:00:00Z', 73],
    ['2018-07-10T09:00:00Z', 70],
    ['2025-12-01T06:00:00Z', 912],
  ),
  ...series(
    t.webWeekly,
    'web-prod weekly',
    DAY,
    ['2019-03-09T02:00:00Z', 39],
    ['2019-09-14T02:00:00Z', 52],
    ['2020-03-14T02:00:00Z', 88],
    ['2021-06-12T02:00:00Z', 131],
    ['2022-06-11T02:00:00Z', 164],
    ['2023-11-18T02:00:00Z', 0, 'FAILED'],
    ['2024-11-16T02:00:00Z', 187],
    ['2025-11-15T02:00:00Z', 203],
    ['2026-05-09T02:00:00Z', 211],
    ['2026-05-16T02:00:00Z', 96],
  ),
  ...series(
    t.webNetwork,
    'web-prod network',
    DAY,
    ['2024-02-03T05:00:00Z', 12],
    ['2026-04-25T05:00:00Z', 17],
  ),
  ...series(
    t.batchNightly,
    'batch nightly',
    DAY,
    ['2020-02-11T01:00:00Z', 140],
    ['2020-02-12T01:00:00Z', 144],
    ['2022-09-05T01:00:00Z', 610],
    ['2022-09-06T01:00:00Z', 320, 'COMPLETED_WITH_ERRORS'],
    ['2024-03-01T01:00:00Z', 0, 'CANCELED'],
    ['2025-07-01T01:00:00Z', 1020],
    ['2026-05-08T01:00:00Z', 530, 'COMPLETED_WITH_ERRORS'],
    ['2026-05-17T01:00:00Z', 0, 'COMPLETED_WITH_ERRORS'],
  ),
  ...series(
    t.dbMonthly,
    'db monthly',
    DAY,
    ['2025-12-01T02:00:00Z', 9],
    ['2026-03-01T02:00:00Z', 11],
    ['2026-04-01T02:00:00Z', 8],
    ['2026-05-01T02:00:00Z', 8],
    ['2026-05-18T08:00:00Z', 0, 'COLLECTING_DATA'],
  ),
  ...series(t.dbQuick, 'db quick', DAY, ['2025-06-02T12:00:00Z', 6], ['2026-05-16T12:00:00Z', 5]),
  ...series(
    t.quarterly,
    'everything',
    DAY,
    ['2025-08-13T02:00:00Z', 1300],
    ['2026-02-13T02:00:00Z', 1346],
    ['2026-05-13T02:00:00Z', 0, 'COMPLETED_WITH_ERRORS'],
  ),
  ...series(t.edgeWeekly, 'edge weekly', DAY, ['2025-11-02T03:00:00Z', 14], ['2026-05-10T03:00:00Z', 10]),
  ...series(t.edgeNetwork, 'edge network', DAY, ['2026-05-03T03:00:00Z', 4]),
  ...series(
    t.stagingMonthly,
    'staging monthly',
    DAY,
    ['2026-04-06T04:00:00Z', 13],
    ['2026-05-04T04:00:00Z', 0, 'ERROR'],
  ),
];

const oregon = (short) => packageArn('us-west-2', short);
const night = (day) => ({ from: `${day}T01:30:00Z`, to: `${day}T04:00:00Z` });

/** When evaluation failed in Oregon. The two web servers whose CVE rules could not be evaluated on 2026-05-09 are named by the caller. */
export function evaluationFailures(twoWebServers) {
  return [
    { rulesPackageArn: oregon('CVE'), ...night('2022-09-06') },
    { rulesPackageArn: oregon('SBP'), ...night('2026-05-08') },
    { rulesPackageArn: oregon('CVE'), ...night('2026-05-09'), instances: twoWebServers },
    ...['CVE', 'CIS', 'SBP', 'RBA', 'NR'].map((short) => ({
      rulesPackageArn: oregon(short),
      ...night('2026-05-13'),
      instances: ['*'],
    })),
  ];
}
