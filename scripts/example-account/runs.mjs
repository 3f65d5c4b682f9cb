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

const t = templates;

/** The 40 runs, by template. The exclusions that each has are listed in docs/assessment-engine.md. */
export const runs = [
  run(t.legacyAll, 'legacy 2017-03', '2017-03-14T09:00:00Z', 'COMPLETED', 48),
  run(t.legacyAll, 'legacy 2017-09', '2017-09-12T09:00:00Z', 'COMPLETED', 61),
  run(t.legacyAll, 'legacy 2018-03', '2018-03-13T09:00:00Z', 'COMPLETED', 73),
  run(t.legacyAll, 'legacy 2018-07', '2018-07-10T09:00:00Z', 'COMPLETED', 70),
  run(t.legacyAll, 'legacy 2025-12', '2025-12-01T06:00:00Z', 'COMPLETED', 912),

  run(t.webWeekly, 'web-prod weekly 2019-03-09', '2019-03-09T02:00:00Z', 'COMPLETED', 39),
  run(t.webWeekly, 'web-prod weekly 2019-09-14', '2019-09-14T02:00:00Z', 'COMPLETED', 52),
  run(t.webWeekly, 'web-prod weekly 2020-03-14', '2020-03-14T02:00:00Z', 'COMPLETED', 88),
  run(t.webWeekly, 'web-prod weekly 2021-06-12', '2021-06-12T02:00:00Z', 'COMPLETED', 131),
  run(t.webWeekly, 'web-prod weekly 2022-06-11', '2022-06-11T02:00:00Z', 'COMPLETED', 164),
  run(t.webWeekly, 'web-prod weekly 2023-11-18', '2023-11-18T02:00:00Z', 'FAILED'),
  run(t.webWeekly, 'web-prod weekly 2024-11-16', '2024-11-16T02:00:00Z', 'COMPLETED', 187),
  run(t.webWeekly, 'web-prod weekly 2025-11-15', '2025-11-15T02:00:00Z', 'COMPLETED', 203),
  run(t.webWeekly, 'web-prod weekly 2026-05-09', '2026-05-09T02:00:00Z', 'COMPLETED', 211),
  run(t.webWeekly, 'web-prod weekly 2026-05-16', '2026-05-16T02:00:00Z', 'COMPLETED', 96),

  run(t.webNetwork, 'web-prod network 2024-02-03', '2024-02-03T05:00:00Z', 'COMPLETED', 12),
  run(t.webNetwork, 'web-prod network 2026-04-25', '2026-04-25T05:00:00Z', 'COMPLETED', 17),

  run(t.batchNightly, 'batch nightly 2020-02-11', '2020-02-11T01:00:00Z', 'COMPLETED', 140),
  run(t.batchNightly, 'batch nightly 2020-02-12', '2020-02-12T01:00:00Z', 'COMPLETED', 144),
  run(t.batchNightly, 'batch nightly 2022-09-05', '2022-09-05T01:00:00Z', 'COMPLETED', 610),
  run(t.batchNightly, 'batch nightly 2022-09-06', '2022-09-06T01:00:00Z', 'COMPLETED_WITH_ERRORS', 320),
  run(t.batchNightly, 'batch nightly 2024-03-01', '2024-03-01T01:00:00Z', 'CANCELED'),
  run(t.batchNightly, 'batch nightly 2025-07-01', '2025-07-01T01:00:00Z', 'COMPLETED', 1020),
  run(t.batchNightly, 'batch nightly 2026-05-08', '2026-05-08T01:00:00Z', 'COMPLETED_WITH_ERRORS', 530),
  run(t.batchNightly, 'batch nightly 2026-05-17', '2026-05-17T01:00:00Z', 'COMPLETED_WITH_ERRORS'),

  run(t.dbMonthly, 'db monthly 2025-12-01', '2025-12-01T02:00:00Z', 'COMPLETED', 9),
  run(t.dbMonthly, 'db monthly 2026-03-01', '2026-03-01T02:00:00Z', 'COMPLETED', 11),
  run(t.dbMonthly, 'db monthly 2026-04-01', '2026-04-01T02:00:00Z', 'COMPLETED', 8),
  run(t.dbMonthly, 'db monthly 2026-05-01', '2026-05-01T02:00:00Z', 'COMPLETED', 8),
  run(t.dbMonthly, 'db monthly 2026-05-18', '2026-05-18T08:00:00Z', 'COLLECTING_DATA'),

  run(t.dbQuick, 'db quick 2025-06-02', '2025-06-02T12:00:00Z', 'COMPLETED', 6),
  run(t.dbQuick, 'db quick 2026-05-16', '2026-05-16T12:00:00Z', 'COMPLETED', 5),

  run(t.quarterly, 'everything 2025-08-13', '2025-08-13T02:00:00Z', 'COMPLETED', 1300),
  run(t.quarterly, 'everything 2026-02-13', '2026-02-13T02:00:00Z', 'COMPLETED', 1346),
  run(t.quarterly, 'everything 2026-05-13', '2026-05-13T02:00:00Z', 'COMPLETED_WITH_ERRORS'),

  run(t.edgeWeekly, 'edge weekly 2025-11-02', '2025-11-02T03:00:00Z', 'COMPLETED', 14),
  run(t.edgeWeekly, 'edge weekly 2026-05-10', '2026-05-10T03:00:00Z', 'COMPLETED', 10),
  run(t.edgeNetwork, 'edge network 2026-05-03', '2026-05-03T03:00:00Z', 'COMPLETED', 4),

  run(t.stagingMonthly, 'staging monthly 2026-04-06', '2026-04-06T04:00:00Z', 'COMPLETED', 13),
  run(t.stagingMonthly, 'staging monthly 2026-05-04', '2026-05-04T04:00:00Z', 'ERROR'),
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
