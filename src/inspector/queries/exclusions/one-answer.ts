/** All exclusions of a run in one answer, where the endpoint has an operation for it; else by the walk. */
import { isOfTheAnswer, Problem } from '../../transport/problem';
import type { AccountInspector } from '../../transport/inspector';
import type { WalkStep } from './walk';
import type { Listed, OpenAnswer } from './read-answer-lines';

/** What is asked for, and how. */
export interface AskAnswer {
  readonly inspector: AccountInspector;
  readonly runArn: string;
  readonly signal: AbortSignal;
  readonly priority: 'drawer' | 'count';
  /** Hears when the list is as it was at that moment: what is known of the run then, is known of its list. */
  readonly landed: () => void;
}

const OPERATION = 'DescribeRunExclusions';

const underWay = new WeakMap<AccountInspector, Map<string, Promise<Listed>>>();

/** What an answer that is on its way says at its beginning; undefined where none is. Fails where that answer does. */
export function listedUnderWay(inspector: AccountInspector, runArn: string): Promise<Listed> | undefined {
  return underWay.get(inspector)?.get(runArn);
}

async function open({ inspector, runArn, signal, priority: given }: AskAnswer): Promise<OpenAnswer> {
  const reading = import('./read-answer-lines');
  reading.catch(() => {}); // It is awaited below; until then nobody may take its failure for an unhandled one.
  // It is what the pages of a list are to the walk.
  const priority = given === 'drawer' ? 'drawer-list' : given;
  const { body } = await inspector.send(OPERATION, { assessmentRunArn: runArn }, { signal, priority });
  return (await reading).openAnswer(body, runArn);
}

/**
 * All exclusions of a run, as the walk gives them, in one call where the endpoint is said to have the operation. Where it
 * refuses, or the answer breaks off or is no such answer, the walk begins anew with a step that says so.
 *
 * @throws Problem what the last line says, or as the walk does
 */
export async function* answerOrWalk(
  ask: AskAnswer,
  walk: () => AsyncIterable<WalkStep>,
): AsyncGenerator<WalkStep, void> {
  const { inspector, runArn, signal, landed } = ask;
  if (!inspector.operations?.has(OPERATION)) {
    yield* walk();
    return;
  }
  const opening = open(ask);
  const listed = opening.then((answer) => answer.listed);
  listed.catch(() => {}); // Whoever awaits it hears of it.
  const asked = underWay.get(inspector) ?? new Map<string, Promise<Listed>>();
  underWay.set(inspector, asked.set(runArn, listed));
  let begun = false;
  try {
    const { steps } = await opening;
    begun = true;
    landed();
    yield* steps();
    return;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Problem && !isOfTheAnswer(error)) throw error;
  } finally {
    if (asked.get(runArn) === listed) asked.delete(runArn);
  }
  if (begun) yield { items: [], progress: { loaded: 0, listed: 0, listComplete: false }, anew: true };
  yield* walk();
}
