import { brotliCompressSync, constants } from 'node:zlib';
import type { ListExclusionsRequest } from '@aws-sdk/client-inspector';
import {
  createLinesWriter,
  type LinesEnd,
  type LinesHead,
  type LinesItem,
} from '../../src/domain/exclusions/exclusions-lines';
import { advanceRuns } from '../assessment/advance-runs';
import { describeMany, requireRun } from '../inspector/arns';
import { listExclusions, restIsMissing } from '../inspector/exclusions';
import { checkInput } from '../inspector/model/check-input';
import { type Checked, LinesOutput, type Principal, type Services } from '../inspector/operation';
import { errorMembers } from '../inspector/errors';
import { requirePermission } from '../inspector/permissions';
import type { AccountStore } from '../store/account-store';
import type { ExclusionRecord, RunRecord } from '../store/records';
import { runsInRegion } from './known-runs';

/** The operation's name; its target on the wire is `ExclusionsConsole.DescribeRunExclusions`. */
export const DESCRIBE_RUN_EXCLUSIONS = 'DescribeRunExclusions';

/** The calls that it stands for: who may not make them may not make this one. */
export const ACTIONS_FOR_RUN_EXCLUSIONS: readonly string[] = ['ListExclusions', 'DescribeExclusions'];

/** So many are read, and leave, at once; others have their turn in between. */
const PAGE = 500;

/** Exclusions as DescribeExclusions gives them: each found or failed, in their order. */
function itemsOf(
  store: AccountStore,
  region: string,
  rows: readonly (ExclusionRecord | string)[],
): readonly LinesItem[] {
  const described = new Map(rows.flatMap((row) => (typeof row === 'string' ? [] : [[row.arn, row]])));
  const arns = rows.map((row) => (typeof row === 'string' ? row : row.arn));
  const { failedItems } = describeMany({ store }, { region }, 'exclusion', arns, (arn) => described.get(arn));
  return arns.map((arn): LinesItem => {
    const found = described.get(arn);
    const failed = failedItems[arn];
    if (found && !failed) return { found };
    const { failureCode = 'ITEM_DOES_NOT_EXIST', retryable = false } = failed ?? {};
    return { failed: { arn, code: failureCode, retryable } };
  });
}

/** The lines of a run of which some exclusions are known, or none are. A run that is deleted meanwhile ends too early. */
function* linesOf(store: AccountStore, run: RunRecord): Generator<string> {
  const { arn, region } = run;
  const whole = run.exclusionsComplete !== false;
  const head: LinesHead = { listed: store.exclusionCount(arn), whole };
  yield JSON.stringify(head);
  const write = createLinesWriter(arn);
  let sent = 0;
  for (;;) {
    // Positions are numbered from 1, without gaps.
    const rows = store.exclusionsOfRun(arn, sent, PAGE);
    if (rows.length > 0) yield write(itemsOf(store, region, rows));
    sent += rows.length;
    if (rows.length < PAGE) break;
  }
  const end: LinesEnd = whole ? { sent } : { refused: errorMembers(restIsMissing(run)) };
  yield JSON.stringify(end);
}

/** What is kept of a recorded account's answers: those of some hundred thousand exclusions, in characters. */
const MOST_KEPT = 16_000_000;

/** The lines of recorded accounts' answers that were made last, by the run: their data never changes. */
const kept = new WeakMap<AccountStore, Map<string, readonly string[]>>();

function keep(store: AccountStore, arn: string, lines: readonly string[]): void {
  const answers = kept.get(store) ?? new Map<string, readonly string[]>();
  kept.set(store, answers.set(arn, lines));
  const sizeOf = (each: readonly string[]) => each.reduce((sum, { length }) => sum + length, 0);
  let size = [...answers.values()].reduce((sum, each) => sum + sizeOf(each), 0);
  for (const [oldest, each] of answers) {
    if (size <= MOST_KEPT) break;
    size -= sizeOf(each);
    answers.delete(oldest);
  }
}

/** The lines of a run, made anew or as they were made before. What is made to its end is kept where it stays true. */
function* keptLines(store: AccountStore, run: RunRecord): Generator<string> {
  const known = kept.get(store)?.get(run.arn);
  if (known) {
    yield* known;
    return;
  }
  const made: string[] = [];
  for (const line of linesOf(store, run)) {
    if (store.kind === 'recorded') made.push(line);
    yield line;
  }
  if (store.kind === 'recorded') keep(store, run.arn, made);
}

/** The kind of the plain rows that hold answers which lie ready, by the run's ARN. */
const READY_ANSWER = 'run-exclusions-answer';

/** A run with fewer is answered in milliseconds: what it takes to lie ready would be more than it saves. */
const LEAST_READY = 100;

/**
 * Makes the answers of an account that changes no more, so that they are sent as they lie: compressed with brotli, in
 * base64, as a function URL hands them on.
 */
export function layAnswersReady(store: AccountStore): void {
  for (const region of store.regions)
    for (const run of runsInRegion(store, region, {})) {
      if (run.exclusions === 'absent' || store.exclusionCount(run.arn) < LEAST_READY) continue;
      const text = [...linesOf(store, run), ''].join('\n');
      const answer = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
      store.putPlainRow(READY_ANSWER, region, run.arn, answer.toString('base64'));
    }
}

/**
 * All exclusions of a run in one answer of lines (`src/domain/exclusions/exclusions-lines.ts`): what ListExclusions and
 * DescribeExclusions give page by page, in the same order and with the same failed items. Where the rest of a list is not in the data,
 * the last line is the refusal that ends the walk through its pages. An operation of the emulator for its console. Its input
 * is `assessmentRunArn`; it is checked and permitted as those calls are.
 *
 * @throws ServiceError as ListExclusions and DescribeExclusions do
 */
export function describeRunExclusions(services: Services, principal: Principal, input: unknown): LinesOutput {
  const { assessmentRunArn: arn } = checkInput('ListExclusions', {
    assessmentRunArn: (input as Readonly<Record<string, unknown>>)['assessmentRunArn'],
  }) as unknown as Checked<ListExclusionsRequest>;
  for (const action of ACTIONS_FOR_RUN_EXCLUSIONS) requirePermission(principal, action, 'run');
  advanceRuns(services);
  // Before anything is sent: what refuses the first page refuses the call.
  listExclusions(services, principal, { assessmentRunArn: arn, maxResults: 1 });
  const { store } = services;
  const ready = store.plainRow(READY_ANSWER, arn);
  return new LinesOutput(
    keptLines(store, requireRun(services, principal, arn)),
    typeof ready === 'string' ? ready : undefined,
  );
}
