/**
 * The report as JSON, as one schema: from it come the type of what is written and the published JSON Schema
 * (`docs/schemas/report.schema.json`). Objects have no other members: what a version has is here, all of it.
 */
import { SILENCES } from '../assessment/run-answer';
import { COVERAGE_STATES, SCAN_STATUS_CODES } from '../present-coverage/instance-coverage';
import {
  anyText,
  closedObject,
  type DocumentOf,
  either,
  list,
  oneOf,
  only,
  orNull,
  told,
  truth,
} from '../text/document-schema';
import {
  accountId,
  arn,
  byType,
  checks,
  count,
  dataGap,
  gap,
  gaps,
  kind,
  month,
  runsOfUnknownScope,
  sha256,
  time,
  typeKey,
} from './report-schema-terms';

/** The version of the form. Members that are added make a new one, and old members stay what they are. */
export const REPORT_VERSION = 3;

/** What names the schema: no address, for nobody promises to keep one. */
export const REPORT_SCHEMA_ID = `urn:inspector-exclusions-console:schema:report:${REPORT_VERSION}`;

const heldBackBy = list(closedObject({ type: typeKey, checks: count }));

const reason = closedObject({
  type: typeKey,
  title: told(anyText, 'The service’s own words.'),
  cause: oneOf(['target', 'agent', 'os', 'package', 'evaluation', 'unknown']),
  exclusions: count,
  runs: count,
  instances: count,
  checks: count,
  completes: told(count, 'Checks that it alone takes out.'),
  heldBackBy,
});

const fix = closedObject({
  action: told(anyText, 'The smallest action, in our words.'),
  type: typeKey,
  title: anyText,
  instances: count,
  checks: count,
  completes: count,
  heldBack: told(count, 'Checks that another reason takes out as well.'),
  heldBackBy,
});

const document = closedObject({
  name: anyText,
  bytes: count,
  sha256,
  kind: told(anyText, 'What it was recognised as, or why it was not used.'),
});

const account = closedObject({
  id: accountId,
  name: anyText,
  kind,
  region: told(anyText, 'Empty where nothing of any region is in the data.'),
  documents: told(list(document), 'Those of the whole account, not of the region alone.'),
  figures: closedObject({
    runs: count,
    instances: count,
    checks,
    gaps,
    runsOfUnknownScope,
    reasons: list(reason),
  }),
});

const status = told(
  either(
    closedObject({ kind: only('count'), count, more: told(truth, 'Whether there may be more.') }),
    closedObject({
      kind: oneOf(['zero', 'not-completed', 'loading', ...SILENCES]),
    }),
  ),
  'What is known of a run’s exclusions. Only count and zero are numbers.',
);

const run = closedObject({
  accountId,
  region: anyText,
  arn,
  templateArn: anyText,
  name: told(orNull(anyText), 'Null for a run that is known by its ARN alone.'),
  state: orNull(anyText),
  beganAt: orNull(time),
  status,
  gap: told(orNull(gap), 'Why its exclusions are not known as a whole; null where they are.'),
  byType,
  checks,
  scopeKnown: truth,
});

const instance = closedObject({
  accountId,
  region: anyText,
  id: anyText,
  runs: count,
  fullyChecked: count,
  notFullyChecked: count,
  notKnown: count,
  checks,
  reasons: list(closedObject({ type: typeKey, title: anyText, checks: count })),
  lastRunArn: arn,
  lastRunAt: orNull(time),
  lastFullyChecked: told(
    orNull(closedObject({ runArn: arn, beganAt: orNull(time) })),
    'The latest run in which each of its checks was completed; null where none is known.',
  ),
  name: told(orNull(anyText), 'Its Name tag; null where that is not known.'),
  hostname: orNull(anyText),
  autoScalingGroup: told(orNull(anyText), 'Null where it is in none, and where nobody says.'),
  amazonInspector: told(
    closedObject({
      state: told(
        oneOf([...COVERAGE_STATES, 'no-data']),
        'not-in-data: the saved answers do not name it, which says nothing about it; no-data: there is no such answer.',
      ),
      lastScannedAt: orNull(time),
      scans: list(
        closedObject({
          scanType: anyText,
          statusCode: orNull(oneOf(SCAN_STATUS_CODES)),
          reason: orNull(anyText),
          document: anyText,
        }),
      ),
    }),
    'What saved answers of Amazon Inspector (ListCoverage), not of Inspector Classic, say of it.',
  ),
});

const amazonInspectorDocument = closedObject({
  accountId,
  region: told(orNull(anyText), 'Null where neither the answer nor its place says it.'),
  document: anyText,
  sha256: orNull(sha256),
  more: told(truth, 'Whether it ends before the list does.'),
  answeredAt: orNull(time),
  importedAt: orNull(time),
});

/** The report as JSON. `docs/report.md` says what the figures mean. */
export const reportSchema = closedObject({
  $schema: only(REPORT_SCHEMA_ID),
  version: only(REPORT_VERSION),
  data: told(
    orNull(kind),
    'Recorded and simulated accounts are never in one report. Null where no account could be read.',
  ),
  madeAt: time,
  program: anyText,
  exportedBy: anyText,
  rowsSha256: told(
    closedObject({ runs: sha256, instances: sha256 }),
    'SHA-256 of the members runs and instances in JSON without blanks.',
  ),
  range: closedObject({ from: orNull(time), to: orNull(time), templateArn: orNull(arn) }),
  complete: told(
    truth,
    'Whether no account is missing, the data lacks nothing that it names, and each run is known as a whole.',
  ),
  sentence: anyText,
  checks,
  gaps,
  dataGaps: told(
    list(dataGap),
    'What the saved answers say is there and the data does not hold: no run stands for it.',
  ),
  runsOfUnknownScope,
  accounts: list(account),
  unreadable: list(closedObject({ path: anyText, reason: anyText })),
  fixes: told(list(fix), 'The numbers of two fixes must not be added up.'),
  reasons: list(reason),
  months: list(closedObject({ month, runs: count, runsOfUnknownScope, checks, byType })),
  amazonInspectorDocuments: told(
    list(amazonInspectorDocument),
    'The saved answers of ListCoverage that amazonInspector of instances rests on.',
  ),
  instances: list(instance),
  runs: list(run),
});

/** A report as it stands in JSON. */
export type ReportDocument = DocumentOf<typeof reportSchema>;
