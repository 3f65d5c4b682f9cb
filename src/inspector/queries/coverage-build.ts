/**
 * Figures over all runs, built from what Inspector's own operations answer of each: for endpoints that do not add runs
 * up. In a file of its own, which is loaded when it is needed.
 */
import type { MarkedKind } from '../../domain/assessment/account-data';
import { runBegan } from '../../domain/assessment/runs';
import { type Coverage, coverageAnswer } from '../../domain/report/coverage-answer';
import type { DataGap } from '../../domain/report/data-gaps';
import { CoverageTally } from '../../domain/report/coverage-report';
import { beganWithin, type TimeRange } from '../../domain/report/coverage-report';
import { required } from '../transport/convert';
import { batches, describeAll, eachPage, orEndOfData, type TokenPage } from '../transport/list-describe';
import { badAnswer } from '../transport/problem';
import type { AccountInspector, SendOptions } from '../transport/inspector';
import { describedLook, lookAtRun, looksOf, type RunLook } from './run-look';
import { describeRuns } from './runs';

/** The most that one page of a list may hold by the documentation. */
const RUNS_PAGE = 500;
/** How many runs are described with one call. */
const BATCH = 10;
/** Whose descriptions are asked for with those of a run: of the runs so many behind it in the list. */
const AHEAD = [0, BATCH, 2 * BATCH, 3 * BATCH];
/** How many runs are looked at at once. Each waits for two calls, and four of this kind are let through. */
const RUNS_AT_ONCE = 4;

/** After how many more runs figures are worth showing anew: at first after each, later after a fiftieth. */
const stepAfter = (looked: number): number => Math.min(100, Math.max(1, Math.floor(looked / 50)));

/** Which runs figures are to be of. */
export interface RunsAsked extends TimeRange {
  readonly templateArn: string | undefined;
}

interface Build {
  readonly inspector: AccountInspector;
  readonly asked: RunsAsked;
  /** Told of each step that is worth showing. */
  readonly show: (coverage: Coverage) => void;
}

/** Runs that are described with one call. */
interface Batch {
  readonly arns: readonly string[];
  /** Undefined until it is asked for. */
  described: Promise<ReadonlyMap<string, RunLook>> | undefined;
}

const PART_OF_RUNS: DataGap = { kind: 'part-of-list', things: 'run', document: '' };

/** What was found so far. */
class Progress {
  readonly tally = new CoverageTally();
  readonly years = new Set<string>();
  kind: MarkedKind = 'unknown';
  looked = 0;
  listed = 0;
  listComplete = false;
  /** The list has more, which the data does not hold. */
  restNotSaved = false;

  count(look: RunLook): void {
    this.looked += 1;
    if (look.run) this.years.add(new Date(runBegan(look.run)).toISOString().slice(0, 4));
    if (look.judged) this.tally.add(look.judged);
  }

  /** The figures of the runs that were looked at, with how many were not. */
  coverage(): Coverage {
    const { kind, looked, listed, listComplete, restNotSaved } = this;
    const report = this.tally.report();
    const left = listed - looked;
    const gaps = left > 0 ? { ...report.gaps, 'not-looked-at': left } : report.gaps;
    return {
      answer: coverageAnswer(kind, { ...report, gaps }, restNotSaved ? [PART_OF_RUNS] : []),
      progress: {
        looked,
        listed,
        listComplete,
        complete: listComplete && left === 0,
        stopped: false,
        years: [...this.years].toSorted().toReversed(),
      },
    };
  }
}

/** What an answer's header says of the data, as far as the SDK keeps it. Another endpoint may say anything there, or nothing. */
const kindOf = (said: string | undefined): MarkedKind =>
  said === 'recorded' || said === 'simulated' ? said : 'unknown';

/** The ARNs of the runs, page by page, in the endpoint's order: the newest first. */
async function* listedRuns(
  { inspector, asked: { templateArn } }: Build,
  progress: Progress,
  options: SendOptions,
): AsyncGenerator<readonly string[], void> {
  const seen = new Set<string>();
  const listed = async (token: string | undefined) => {
    const { assessmentRunArns, nextToken, $metadata } = await inspector.send(
      'ListAssessmentRuns',
      {
        maxResults: RUNS_PAGE,
        ...(token !== undefined && { nextToken: token }),
        ...(templateArn !== undefined && { assessmentTemplateArns: [templateArn] }),
      },
      options,
    );
    progress.kind = kindOf($metadata.extendedRequestId);
    return { items: required(assessmentRunArns, 'assessmentRunArns'), nextToken };
  };
  const page = async (token: string | undefined): Promise<TokenPage<string>> => {
    const given = await orEndOfData(listed(token));
    progress.restNotSaved ||= 'restNotSaved' in given;
    return given;
  };
  const pages = eachPage(page, { ahead: true });
  for await (const { items, last } of pages) {
    const fresh = items.filter((arn) => !seen.has(arn) && seen.add(arn));
    progress.listed += fresh.length;
    progress.listComplete = last;
    yield fresh;
  }
}

/**
 * Looks at the runs of a region, the newest first, and adds them up. A run that began at another time than is asked for
 * is described, and not asked for more. What was looked at in this session is not asked for again.
 *
 * @returns the figures of all runs
 * @throws Problem that is not about one run alone, after the figures so far were shown; the signal's reason
 */
export async function buildCoverage(build: Build, signal: AbortSignal): Promise<Coverage> {
  const { inspector, asked, show } = build;
  const looks = looksOf(inspector);
  const progress = new Progress();
  const ending = new AbortController();
  const both = AbortSignal.any([signal, ending.signal]);
  const options = { signal: both, priority: 'count' } as const;
  const waiting: { readonly arn: string; readonly batch: Batch }[] = [];
  let taken = 0;
  let underWay = 0;
  let shownAt = 0;

  async function describe(arns: readonly string[]): Promise<ReadonlyMap<string, RunLook>> {
    const unknown = arns.filter((arn) => !looks.get(arn));
    const items = await describeAll(unknown, (batch) => describeRuns(inspector, batch, options), BATCH);
    return new Map(items.map((item) => [item.arn, describedLook(item)]));
  }

  /** The next run in the list's order. The descriptions of those that follow are asked for before they are needed. */
  function next() {
    const run = waiting[taken];
    if (!run) return undefined;
    taken += 1;
    for (const ahead of AHEAD) {
      const batch = waiting[taken - 1 + ahead]?.batch;
      if (!batch) break;
      batch.described ??= describe(batch.arns);
      // It is awaited where its runs are looked at; until then nobody may take its failure for one that nothing handles.
      batch.described.catch(() => {});
    }
    return run;
  }

  async function lookAt({ arn, batch }: { readonly arn: string; readonly batch: Batch }): Promise<void> {
    let look = looks.get(arn) ?? (await batch.described)?.get(arn);
    if (!look) throw badAnswer(`${arn} was neither described nor refused.`);
    const wanted = beganWithin(look.run, asked);
    if (wanted && !look.judged) look = await lookAtRun(inspector, arn, look, both);
    looks.keep(arn, look);
    progress.count(wanted ? look : { ...look, judged: undefined });
    if (progress.looked < shownAt + stepAfter(progress.looked)) return;
    shownAt = progress.looked;
    show(progress.coverage());
  }

  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (problem: unknown): void => {
        ending.abort(problem);
        reject(problem instanceof Error ? problem : new Error(String(problem)));
      };
      const work = async (run: Parameters<typeof lookAt>[0]): Promise<void> => {
        try {
          await lookAt(run);
          underWay -= 1;
          goOn();
        } catch (problem) {
          fail(problem);
        }
      };
      const goOn = (): void => {
        if (both.aborted) return;
        for (; underWay < RUNS_AT_ONCE; underWay += 1) {
          const run = next();
          if (!run) break;
          void work(run);
        }
        if (progress.listComplete && underWay === 0) resolve();
      };
      const list = async (): Promise<void> => {
        for await (const arns of listedRuns(build, progress, options)) {
          for (const each of batches(arns, BATCH)) {
            const batch: Batch = { arns: each, described: undefined };
            waiting.push(...each.map((arn) => ({ arn, batch })));
          }
          // How many there are is worth showing by itself.
          show(progress.coverage());
          goOn();
        }
      };
      list().catch(fail);
    });
  } catch (problem) {
    if (!signal.aborted) show(progress.coverage());
    throw problem;
  }
  return progress.coverage();
}
