/** Reads what our own endpoint answers of all runs of a region, as figures in the console's own types. */
import { type DataGap, GAP_THINGS } from '../../domain/report/data-gaps';
import { ANSWER_GAPS } from '../../domain/assessment/run-answer';
import { CAUSES } from '../../domain/exclusions/exclusion-types';
import type { CoverageAnswer, CoveredInstance, MonthReport } from '../../domain/report/coverage-answer';
import type { DatedRun, ReasonReport } from '../../domain/report/coverage-report';
import type { CheckCounts } from '../../domain/report/judge-run';
import type { NeedsALook, RunToLookAt, TemplateToLookAt } from '../../domain/report/need-a-look';
import { badAnswer } from '../transport/problem';
import { listOf, type Members, membersOf, number, optional, text, time } from '../transport/wire-members';

/** Members that are numbers. */
function numbersOf<Name extends string>(
  item: Members,
  member: string,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const entries = names.map((name) => [name, number(item[name], `${member}.${name}`)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

function toChecks(value: unknown, member: string): CheckCounts {
  const counts = membersOf(value, member);
  return numbersOf(counts, member, [
    'inScope',
    'checked',
    'notCompleted',
    'partly',
    'notEvaluated',
    'notKnown',
  ]);
}

function toCounts(value: unknown, member: string): Readonly<Record<string, number>> {
  const counts = Object.entries(membersOf(value, member));
  return Object.fromEntries(counts.map(([key, count]) => [key, number(count, `${member}.${key}`)]));
}

const toTypeCounts = (value: unknown, member: string) =>
  listOf(value, member, (item) => ({
    type: text(item['type'], `${member}.type`),
    checks: number(item['checks'], `${member}.checks`),
  }));

const toReason = (item: Members): ReasonReport => ({
  type: text(item['type'], 'reasons.type'),
  title: text(item['title'], 'reasons.title'),
  cause: CAUSES.find((cause) => cause === item['cause']) ?? 'unknown',
  ...numbersOf(item, 'reasons', ['exclusions', 'runs', 'instances', 'checks', 'completes']),
  heldBackBy: toTypeCounts(item['heldBackBy'], 'reasons.heldBackBy'),
});

function toMonth(item: Members): MonthReport {
  const runs = number(item['runs'], 'months.runs');
  return {
    month: text(item['month'], 'months.month'),
    runs,
    // A snapshot's function may be older than the console, and not tell it: then it may be any of them.
    runsOfUnknownScope: optional(item['runsOfUnknownScope'], 'months.runsOfUnknownScope', number) ?? runs,
    checks: toChecks(item['checks'], 'months.checks'),
    byType: toCounts(item['byType'], 'months.byType'),
  };
}

function toDatedRun(value: unknown, member: string): DatedRun {
  const { arn, at } = membersOf(value, member);
  return { arn: text(arn, `${member}.arn`), at: optional(at, `${member}.at`, time) };
}

const toInstance = (item: Members): CoveredInstance => ({
  id: text(item['id'], 'instances.id'),
  ...numbersOf(item, 'instances', ['runs', 'fullyChecked', 'notFullyChecked', 'notKnown']),
  checks: toChecks(item['checks'], 'instances.checks'),
  reasons: toTypeCounts(item['reasons'], 'instances.reasons'),
  lastRunArn: text(item['lastRunArn'], 'instances.lastRunArn'),
  lastRunAt: optional(item['lastRunAt'], 'instances.lastRunAt', time),
  // A snapshot's function may be older than the console: then it is not told, and the count says whether there is one.
  lastFullyChecked: optional(item['lastFullyChecked'], 'instances.lastFullyChecked', toDatedRun),
});

type Gap = NonNullable<RunToLookAt['gap']>;

const GAPS: readonly Gap[] = [...ANSWER_GAPS, 'loading'];

/** A reason that is not known here is a gap all the same. */
const toGap = (value: unknown, member: string): Gap => {
  const gap = text(value, member);
  return GAPS.find((known) => known === gap) ?? 'failed';
};

const toRunToLookAt = (item: Members): RunToLookAt => ({
  arn: text(item['arn'], 'needsALook.runs.arn'),
  at: optional(item['at'], 'needsALook.runs.at', time),
  checks: toChecks(item['checks'], 'needsALook.runs.checks'),
  gap: optional(item['gap'], 'needsALook.runs.gap', toGap),
  name: optional(item['name'], 'needsALook.runs.name', text),
  scopeKnown: item['scopeKnown'] === true,
});

const toTemplateToLookAt = (item: Members): TemplateToLookAt => ({
  arn: text(item['arn'], 'needsALook.templates.arn'),
  ...numbersOf(item, 'needsALook.templates', ['runsToLookAt', 'runs']),
  checks: toChecks(item['checks'], 'needsALook.templates.checks'),
  scopeKnown: item['scopeKnown'] === true,
});

function toNeedsALook(value: unknown, member: string): NeedsALook {
  const needs = membersOf(value, member);
  return {
    ...numbersOf(needs, 'needsALook', ['runCount', 'templateCount']),
    runs: listOf(needs['runs'], 'needsALook.runs', toRunToLookAt),
    templates: listOf(needs['templates'], 'needsALook.templates', toTemplateToLookAt),
  };
}

function toDataGap(item: Members): DataGap {
  const { kind } = item;
  if (kind === 'fewer-runs')
    return {
      kind,
      templateArn: text(item['templateArn'], 'dataGaps.templateArn'),
      name: text(item['name'], 'dataGaps.name'),
      ...numbersOf(item, 'dataGaps', ['runs', 'known']),
    };
  const things = GAP_THINGS.find((known) => known === item['things']);
  if (!things) throw badAnswer('dataGaps.things is not known.');
  const document = text(item['document'], 'dataGaps.document');
  if (kind === 'part-of-list') return { kind, things, document };
  if (kind !== 'not-described') throw badAnswer('dataGaps.kind is not known.');
  const code = text(item['code'], 'dataGaps.code');
  return { kind, things, document, code, ...numbersOf(item, 'dataGaps', ['count']) };
}

const toDataGaps = (value: unknown, member: string) => listOf(value, member, toDataGap);

/** The answer of DescribeCoverage. @throws Problem of kind `bad-answer` when it lacks a member */
export function toCoverageAnswer(answer: Members): CoverageAnswer {
  const { kind } = answer;
  if (kind !== 'simulated' && kind !== 'recorded') throw badAnswer('kind is not known.');
  return {
    kind,
    runs: number(answer['runs'], 'runs'),
    checks: toChecks(answer['checks'], 'checks'),
    gaps: toCounts(answer['gaps'], 'gaps'),
    // A snapshot's function may be older than the console.
    dataGaps: optional(answer['dataGaps'], 'dataGaps', toDataGaps) ?? [],
    runsOfUnknownScope: number(answer['runsOfUnknownScope'], 'runsOfUnknownScope'),
    reasons: listOf(answer['reasons'], 'reasons', toReason),
    months: listOf(answer['months'], 'months', toMonth),
    instances: listOf(answer['instances'], 'instances', toInstance),
    needsALook: optional(answer['needsALook'], 'needsALook', toNeedsALook),
  };
}
