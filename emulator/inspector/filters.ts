import type {
  AssessmentRunFilter,
  AssessmentTargetFilter,
  AssessmentTemplateFilter,
  DurationRange,
  TimestampRange,
} from '@aws-sdk/client-inspector';
import { invalidInput } from './errors';
import { matchesWildcard } from './permissions';
import type { Checked } from './operation';
import type { RunRecord, TargetRecord, TemplateRecord } from '../store/records';

/**
 * The filters of the lists: all attributes given have to match, and any one of an attribute's values is
 * enough. Ranges include their ends; an attribute with no values asks for nothing. What is known only by
 * its id matches no filter, because nothing is known of it.
 */
type Test<Row> = (row: Row) => boolean;

/** All tests as one, or undefined where nothing is asked, so that a list need not look at its rows. */
function all<Row extends { readonly described: boolean }>(
  ...tests: readonly (Test<Row> | undefined)[]
): Test<Row> | undefined {
  const asked = tests.filter((test) => test !== undefined);
  return asked.length === 0 ? undefined : (row) => row.described && asked.every((test) => test(row));
}

const named = (pattern: string | undefined): Test<{ readonly name: string }> | undefined =>
  pattern === undefined ? undefined : ({ name }) => matchesWildcard(pattern, name);

const withPackages = (
  arns: readonly string[] = [],
): Test<{ readonly rulesPackageArns: readonly string[] }> | undefined =>
  arns.length === 0
    ? undefined
    : ({ rulesPackageArns }) => rulesPackageArns.some((arn) => arns.includes(arn));

/** Whether a number lies in a range; refuses a range that ends before it begins. */
function within(
  low: number | undefined,
  high: number | undefined,
  errorCode: string,
): ((value: number) => boolean) | undefined {
  if (low === undefined && high === undefined) return undefined;
  const [from, to] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
  if (from > to) throw invalidInput(errorCode, `The range begins at ${from} and ends before that, at ${to}`);
  return (value) => value >= from && value <= to;
}

function lasting(
  range: Checked<DurationRange> | undefined,
  errorCode: string,
): Test<{ readonly durationInSeconds: number }> | undefined {
  const matches = within(range?.minSeconds, range?.maxSeconds, errorCode);
  return matches && (({ durationInSeconds }) => matches(durationInSeconds));
}

/** A time in milliseconds against a range of the wire's seconds; a time that is not there does not match. */
export function during<Row>(
  range: Checked<TimestampRange> | undefined,
  time: (row: Row) => number | null,
  errorCode: string,
): Test<Row> | undefined {
  const matches = within(range?.beginDate, range?.endDate, errorCode);
  return (
    matches &&
    ((row) => {
      const at = time(row);
      return at !== null && matches(at / 1000);
    })
  );
}

/** Which targets a ListAssessmentTargets filter asks for; undefined for all. */
export function targetFilter(filter: Checked<AssessmentTargetFilter> = {}): Test<TargetRecord> | undefined {
  return all<TargetRecord>(named(filter.assessmentTargetNamePattern));
}

/** Which templates a ListAssessmentTemplates filter asks for; undefined for all. Throws for a range turned around. */
export function templateFilter(
  filter: Checked<AssessmentTemplateFilter> = {},
): Test<TemplateRecord> | undefined {
  return all<TemplateRecord>(
    named(filter.namePattern),
    lasting(filter.durationRange, 'INVALID_ASSESSMENT_TEMPLATE_DURATION_RANGE'),
    withPackages(filter.rulesPackageArns),
  );
}

/** Which runs a ListAssessmentRuns filter asks for; undefined for all. Throws for a range turned around. */
export function runFilter(filter: Checked<AssessmentRunFilter> = {}): Test<RunRecord> | undefined {
  const states: readonly string[] = filter.states ?? [];
  return all<RunRecord>(
    named(filter.namePattern),
    states.length === 0 ? undefined : ({ state }) => states.includes(state),
    lasting(filter.durationRange, 'INVALID_ASSESSMENT_RUN_DURATION_RANGE'),
    withPackages(filter.rulesPackageArns),
    during<RunRecord>(
      filter.startTimeRange,
      (run) => run.startedAt,
      'INVALID_ASSESSMENT_RUN_START_TIME_RANGE',
    ),
    during<RunRecord>(
      filter.completionTimeRange,
      (run) => run.completedAt,
      'INVALID_ASSESSMENT_RUN_COMPLETION_TIME_RANGE',
    ),
    during<RunRecord>(
      filter.stateChangeTimeRange,
      (run) => run.stateChangedAt,
      'INVALID_ASSESSMENT_RUN_STATE_CHANGE_TIME_RANGE',
    ),
  );
}
