import { hasEnded } from '../../../../src/domain/assessment/run-state';
import type { AnswerOrigin } from './answer-origin';

/** A saved description of a run. */
export interface RunSnapshot {
  readonly state: string;
  readonly origin: AnswerOrigin;
}

/**
 * When a list of a run's exclusions was given. The service fixes them when the run ends, so only `after` and, where
 * nothing speaks against it, `unknown` are evidence of what the run has.
 */
export type WhenListed = 'after' | 'during' | 'unknown' | 'perhaps-during';

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** HTTP's dates are whole seconds. */
const SECOND = 1000;

/** The answers of one file stand in the order in which they were given. */
function byOrderInFile(list: AnswerOrigin, snapshots: readonly RunSnapshot[]): WhenListed {
  const before = snapshots.filter(({ origin }) => origin.position < list.position).at(-1);
  const after = snapshots.find(({ origin }) => origin.position > list.position);
  if (before && hasEnded(before.state)) return 'after';
  if (after && !hasEnded(after.state)) return 'during';
  if (before) return after ? 'perhaps-during' : 'during';
  return 'unknown';
}

/**
 * Judges when a list was given, by what dates it most surely: its own date, the descriptions of the run in its file,
 * then those in its folder.
 *
 * @param snapshots all saved descriptions of the run
 * @param endedAt when the run ended, in milliseconds; undefined where no description says that it has
 */
export function whenListed(
  list: AnswerOrigin,
  snapshots: readonly RunSnapshot[],
  endedAt: number | undefined,
): WhenListed {
  if (endedAt === undefined) return 'unknown';
  if (list.answeredAt !== undefined) return list.answeredAt + SECOND <= endedAt ? 'during' : 'after';
  const inFile = snapshots
    .filter(({ origin }) => origin.file === list.file)
    .toSorted((a, b) => a.origin.position - b.origin.position);
  if (inFile.length > 0) return byOrderInFile(list, inFile);
  const inFolder = snapshots.filter(({ origin }) => folderOf(origin.file) === folderOf(list.file));
  const ended = inFolder.filter(({ state }) => hasEnded(state)).length;
  if (ended === inFolder.length) return 'unknown';
  return ended === 0 ? 'during' : 'perhaps-during';
}
