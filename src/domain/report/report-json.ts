import { isoUtc } from '../text/dates';
import { rankedFixes } from './fixes';
import { byMonth } from './over-time';
import { isComplete, type ReportFacts, rowsOf } from './report-facts';
import { coverageSentence } from './report-words';

/** The version of the form; a later one only adds members. */
const VERSION = 1;

const time = (at: number | undefined): string | null => (at === undefined ? null : (isoUtc(at) ?? null));

/** A report as JSON for programs: times in ISO 8601, null for what is not known. `docs/report.md` has its members. */
export function reportJson(facts: ReportFacts): string {
  const { report, filter } = facts;
  return `${JSON.stringify(
    {
      version: VERSION,
      data: facts.accounts[0]?.kind ?? null,
      madeAt: time(facts.madeAt),
      ...facts.origin,
      rowsSha256: facts.rowsSha256,
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
      ...rowsOf(report),
    },
    null,
    2,
  )}\n`;
}
