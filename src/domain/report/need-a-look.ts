/** The runs, and the templates of runs, of which not every check is known to have been checked: where to begin to look. */
import type { RunReport } from './coverage-report';
import { addChecks, type CheckCounts, noChecks } from './judge-run';

/** A run that needs a look. */
export type RunToLookAt = Pick<RunReport, 'arn' | 'at' | 'checks' | 'gap' | 'name' | 'scopeKnown'>;

/** A template that has such a run. */
export interface TemplateToLookAt {
  readonly arn: string;
  /** How many of its runs need a look, of how many. */
  readonly runsToLookAt: number;
  readonly runs: number;
  /** Of all its runs. */
  readonly checks: CheckCounts;
  /** Whether `checks` are all that these runs had. */
  readonly scopeKnown: boolean;
}

/** What needs a look among the runs that figures are of. Only the first are named; both are counted. */
export interface NeedsALook {
  readonly runCount: number;
  readonly templateCount: number;
  /** Those with the most checks that are not known to have been checked first. */
  readonly runs: readonly RunToLookAt[];
  readonly templates: readonly TemplateToLookAt[];
}

/** How many are named. */
const MOST_NAMED = 10;

/** Checks that are not known to have been completed as a whole. */
export const openChecks = ({ inScope, checked }: CheckCounts): number => inScope - checked;

/**
 * Whether a run needs a look: a check of it was not completed, or is not known to have been, or it is not known what
 * checks it had.
 */
function needsALook({ checks, gap, scopeKnown }: RunReport): boolean {
  return gap !== undefined || !scopeKnown || openChecks(checks) > 0;
}

interface Looked {
  readonly arn: string;
  readonly checks: CheckCounts;
  readonly at?: number | undefined;
}

/** The most open checks first, then the latest. */
const compare = (a: Looked, b: Looked): number =>
  openChecks(b.checks) - openChecks(a.checks) || (b.at ?? 0) - (a.at ?? 0) || (a.arn < b.arn ? -1 : 1);

/** The first of them, in order. Of 50,000 only these few are ever put in their place. */
function firstOf<Item extends Looked>(items: Iterable<Item>): readonly Item[] {
  const first: Item[] = [];
  for (const item of items) {
    const last = first[MOST_NAMED - 1];
    if (last && compare(item, last) >= 0) continue;
    const place = first.findIndex((other) => compare(item, other) < 0);
    first.splice(place < 0 ? first.length : place, 0, item);
    if (first.length > MOST_NAMED) first.pop();
  }
  return first;
}

/** Finds what needs a look among judged runs. */
export function findNeedsALook(all: readonly RunReport[]): NeedsALook {
  const templates = new Map<
    string,
    { runsToLookAt: number; runs: number; checks: ReturnType<typeof noChecks>; scopeKnown: boolean }
  >();
  const runs = all.filter((run) => {
    const needed = needsALook(run);
    // Of a run whose ARN cannot be read nobody knows the template.
    if (run.templateArn === '') return needed;
    let template = templates.get(run.templateArn);
    if (!template)
      templates.set(
        run.templateArn,
        (template = { runsToLookAt: 0, runs: 0, checks: noChecks(), scopeKnown: true }),
      );
    template.runs += 1;
    if (needed) template.runsToLookAt += 1;
    if (!run.scopeKnown) template.scopeKnown = false;
    addChecks(template.checks, run.checks);
    return needed;
  });
  const ofTemplates = [...templates]
    .map(([arn, template]) => ({ arn, ...template }))
    .filter(({ runsToLookAt }) => runsToLookAt > 0);
  return {
    runCount: runs.length,
    templateCount: ofTemplates.length,
    runs: firstOf(runs).map(({ arn, at, checks, gap, name, scopeKnown }) => ({
      arn,
      at,
      checks,
      gap,
      name,
      scopeKnown,
    })),
    templates: firstOf(ofTemplates),
  };
}

/** Adds up what needs a look in different accounts and regions: they have no run and no template in common. */
export function mergeNeedsALook(all: readonly NeedsALook[]): NeedsALook {
  return {
    runCount: all.reduce((sum, { runCount }) => sum + runCount, 0),
    templateCount: all.reduce((sum, { templateCount }) => sum + templateCount, 0),
    runs: firstOf(all.flatMap(({ runs }) => runs)),
    templates: firstOf(all.flatMap(({ templates }) => templates)),
  };
}
