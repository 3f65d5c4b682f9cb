-- The figures of the coverage report as views over the tables of `npm run account -- tables` (docs/tables.md).
-- They run unchanged on DuckDB and on Athena (engine version 3), one statement after the other.

-- What was checked over everything, or nothing was known of: one row.
CREATE OR REPLACE VIEW coverage_totals AS
SELECT
  count(*) AS in_scope,
  count(*) FILTER (WHERE class = 'checked') AS checked,
  count(*) FILTER (WHERE class = 'notCompleted') AS not_completed,
  count(*) FILTER (WHERE class = 'partly') AS partly,
  count(*) FILTER (WHERE class = 'notEvaluated') AS not_evaluated,
  count(*) FILTER (WHERE class = 'notKnown') AS not_known
FROM checks;

-- Why the exclusions of runs are not known as a whole, with the runs that may have had more checks than are counted, and what the
-- data says is there and does not hold: no run stands for that, so that it has a sentence instead of numbers.
CREATE OR REPLACE VIEW coverage_gaps AS
SELECT
  account,
  region,
  gap,
  count(*) AS runs,
  count(*) FILTER (WHERE NOT scope_known) AS runs_of_unknown_scope,
  CAST(NULL AS VARCHAR) AS told
FROM runs
WHERE gap IS NOT NULL OR NOT scope_known
GROUP BY account, region, gap
UNION ALL
SELECT account, region, kind AS gap, CAST(NULL AS BIGINT) AS runs, CAST(NULL AS BIGINT) AS runs_of_unknown_scope, told
FROM data_gaps;

-- The instances that exclusions of a run name, by type. One that takes out no check in scope is here all the same.
CREATE OR REPLACE VIEW named_instances AS
SELECT DISTINCT scopes.account, scopes.region, scopes.run_arn, scopes.value AS instance_id, exclusions.type
FROM scopes
JOIN exclusions
  ON exclusions.account = scopes.account
  AND exclusions.region = scopes.region
  AND exclusions.run_arn = scopes.run_arn
  AND exclusions.exclusion_arn = scopes.exclusion_arn
WHERE scopes.key = 'INSTANCE_ID';

-- Each instance in each run that lists it or names it, by what is known of all its checks there.
CREATE OR REPLACE VIEW instance_runs AS
SELECT
  account,
  region,
  instance_id,
  run_arn,
  count(class) AS in_scope,
  count(*) FILTER (WHERE class = 'checked') AS checked,
  count(*) FILTER (WHERE class IN ('notCompleted', 'partly')) AS not_completed_or_partly,
  count(type) > 0 AS named
FROM (
  SELECT account, region, instance_id, run_arn, class, NULL AS type FROM checks
  UNION ALL
  SELECT account, region, instance_id, run_arn, NULL AS class, type FROM named_instances
  UNION ALL
  SELECT account, region, instance_id, run_arn, NULL AS class, NULL AS type FROM agents
) AS sayings
GROUP BY account, region, instance_id, run_arn;

-- Each instance over all its runs. Never fully checked: in no run, and in at least one known not to have been.
CREATE OR REPLACE VIEW coverage_instances AS
SELECT
  account,
  region,
  instance_id,
  count(*) AS runs,
  count(*) FILTER (WHERE NOT named AND in_scope > 0 AND checked = in_scope) AS fully_checked,
  count(*) FILTER (WHERE named OR not_completed_or_partly > 0) AS not_fully_checked,
  count(*) FILTER (WHERE NOT named AND not_completed_or_partly = 0 AND (in_scope = 0 OR checked < in_scope)) AS runs_not_known,
  count(*) FILTER (WHERE NOT named AND in_scope > 0 AND checked = in_scope) = 0
    AND count(*) FILTER (WHERE named OR not_completed_or_partly > 0) > 0 AS never_fully_checked
FROM instance_runs
GROUP BY account, region, instance_id;

-- The checks that each type of exclusion takes out in each account and region, and those that nothing else takes out.
CREATE OR REPLACE VIEW coverage_reasons_by_place AS
SELECT
  reasons.account,
  reasons.region,
  reasons.type,
  count(*) AS checks,
  count(*) FILTER (WHERE taken.types = 1) AS completes
FROM check_reasons AS reasons
JOIN checks AS taken
  ON taken.account = reasons.account
  AND taken.region = reasons.region
  AND taken.run_arn = reasons.run_arn
  AND taken.instance_id = reasons.instance_id
  AND taken.rules_package_arn = reasons.rules_package_arn
GROUP BY reasons.account, reasons.region, reasons.type;

-- The instances that each type of exclusion concerns in each account and region.
CREATE OR REPLACE VIEW reason_instances AS
SELECT account, region, type, count(DISTINCT instance_id) AS instances
FROM (
  SELECT account, region, type, instance_id FROM check_reasons
  UNION ALL
  SELECT account, region, type, instance_id FROM named_instances
) AS concerned
GROUP BY account, region, type;

-- The words of the service for each type.
CREATE OR REPLACE VIEW exclusion_titles AS
SELECT type, min(title) AS title, count(*) AS exclusions, count(DISTINCT run_arn) AS runs
FROM exclusions
GROUP BY type;

-- The reasons over everything, by the checks that they take out. Removing one alone would complete `completes` of them.
CREATE OR REPLACE VIEW coverage_reasons AS
SELECT
  titles.type,
  titles.title,
  titles.exclusions,
  titles.runs,
  CAST(coalesce(sum(concerned.instances), 0) AS BIGINT) AS instances,
  CAST(coalesce(sum(places.checks), 0) AS BIGINT) AS checks,
  CAST(coalesce(sum(places.completes), 0) AS BIGINT) AS completes
FROM exclusion_titles AS titles
LEFT JOIN reason_instances AS concerned ON concerned.type = titles.type
LEFT JOIN coverage_reasons_by_place AS places
  ON places.type = concerned.type AND places.account = concerned.account AND places.region = concerned.region
GROUP BY titles.type, titles.title, titles.exclusions, titles.runs;

-- The runs of each month, in UTC, by when they began.
CREATE OR REPLACE VIEW coverage_months AS
SELECT
  runs.month,
  count(DISTINCT runs.run_arn) AS runs,
  count(DISTINCT runs.run_arn) FILTER (WHERE NOT runs.scope_known) AS runs_of_unknown_scope,
  count(checks.run_arn) AS in_scope,
  count(*) FILTER (WHERE checks.class = 'notCompleted') AS not_completed,
  count(*) FILTER (WHERE checks.class = 'notKnown') AS not_known
FROM runs
LEFT JOIN checks
  ON checks.account = runs.account AND checks.region = runs.region AND checks.run_arn = runs.run_arn
WHERE runs.month IS NOT NULL
GROUP BY runs.month;
