import { isoUtc } from '../text/dates';
import { rankedFixes } from './fixes';
import { byMonth } from './over-time';
import { isComplete, type ReportFacts } from './report-facts';
import { coverageSentence } from './report-words';

/** The version of the form; a later one only adds members. */
const VERSION = 1;

const time = (at: number | undefined): string | null => (at === undefined ? null : (isoUtc(at) ?? null));

/** A report as JSON for programs: times in ISO 8601, null for what is not known. `docs/report.md` has its members. */
export function reportJson(facts: ReportFacts): string {
  const { report, filter } = facts;
  const titles = new Map(report.reasons.map(({ type, title }) => [type, title]));
  return `${JSON.stringify(
    {
      version: VERSION,
      data: facts.accounts[0]?.kind ?? null,
      madeAt: time(facts.madeAt),
      range: { from: time(filter.from), to: time(filter.to), templateArn: filter.templateArn ?? null },
      complete: isComplete(facts),
      sentence: coverageSentence(report.checks),
      checks: report.checks,
      gaps: report.gaps,
      runsOfUnknownScope: report.runsOfUnknownScope,
      accounts: facts.accounts,
      unreadable: facts.unreadable,
      fixes: rankedFixes(report).map(
        ({ action, type, title, instances, checks, completes, heldBack, heldBackBy }) => ({
          action,
          type,
          title,
          instances,
          checks,
          completes,
          heldBack,
          heldBackBy,
        }),
      ),
      reasons: report.reasons,
      months: byMonth(report.runs),
      instances: report.instances.map(({ lastRunAt, reasons, ...instance }) => ({
        ...instance,
        lastRunAt: time(lastRunAt),
        reasons: reasons.map((reason) => ({ ...reason, title: titles.get(reason.type) ?? reason.type })),
      })),
      runs: report.runs.map(({ at, name, state, gap, ...run }) => ({
        ...run,
        name: name ?? null,
        state: state ?? null,
        beganAt: time(at),
        gap: gap ?? null,
      })),
    },
    null,
    2,
  )}\n`;
}
