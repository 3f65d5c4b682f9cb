import type { Exclusion } from '../../domain/assessment/assessment';
import { required, toExclusion } from '../transport/convert';
import { eachPage } from '../transport/list-describe';
import { FOREVER, type Growing, streamInto, worthShowing, inspectorQuery } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { EXCLUSIONS_PAGE } from './exclusions/list-pages';

/** A preview that is being generated. The service tells no progress, and there is no state for a failure. */
export interface PreviewInProgress {
  readonly status: 'in-progress';
  /** When this session first asked, in milliseconds since the epoch: for the elapsed time. */
  readonly since: number;
  /** In how many milliseconds to ask again. Kept here so that a render in between does not change it. */
  readonly pollAfter: number;
}

/** A preview that was generated, as far as it is loaded. Its exclusions have no ARN. */
export interface PreviewCompleted extends Growing<Exclusion> {
  readonly status: 'completed';
}

export type Preview = PreviewInProgress | PreviewCompleted;

/** What a preview takes from its surroundings. */
export interface PreviewSurroundings {
  readonly now: () => number;
  /** Gives a number of at least 0 and below 1. */
  readonly random: () => number;
}

export const REAL: PreviewSurroundings = { now: Date.now, random: Math.random };

const FIRST_POLL = 1000;
const LAST_POLL = 8000;
const BACK_OFF = 1.5;
const JITTER = 0.2;

/**
 * The wait before the next poll: 1 s at first, then half as much again, 8 s at most, a tenth more or less
 * by chance so that many open tabs do not ask in step.
 *
 * @param before the wait before the last poll; undefined before the first
 */
export function nextPoll(before: number | undefined, random: () => number): number {
  const wait = before === undefined ? FIRST_POLL : Math.min(LAST_POLL, before * BACK_OFF);
  return Math.round(wait * (1 - JITTER / 2 + JITTER * random()));
}

/**
 * One exclusions preview of a template: polled while it is being generated and the page is visible, then
 * read to its last page. Once complete it is never asked for again: it is what was found at that time.
 */
export function previewQuery(
  inspector: AccountInspector,
  templateArn: string,
  token: string,
  { now, random }: PreviewSurroundings = REAL,
) {
  return inspectorQuery<Preview>(
    inspector,
    'GetExclusionsPreview',
    { templateArn, token },
    {
      structuralSharing: false,
      staleTime: ({ state }) =>
        state.status === 'success' && state.data?.status === 'completed' && state.data.complete ? FOREVER : 0,
      refetchInterval({ state: { data, error } }) {
        if (data?.status !== 'in-progress' || (error && !error.retryable)) return false;
        return data.pollAfter;
      },
      refetchIntervalInBackground: false,
      async queryFn({ client, queryKey, signal }) {
        const before = client.getQueryData<Preview>(queryKey);
        const get = async (nextToken: string | undefined) => {
          const answer = await inspector.send(
            'GetExclusionsPreview',
            {
              assessmentTemplateArn: templateArn,
              previewToken: token,
              maxResults: EXCLUSIONS_PAGE,
              ...(nextToken !== undefined && { nextToken }),
            },
            { signal, priority: 'drawer' },
          );
          return {
            status: required(answer.previewStatus, 'previewStatus'),
            items: (answer.exclusionPreviews ?? []).map(toExclusion),
            nextToken: answer.nextToken,
          };
        };
        const first = await get(undefined);
        if (first.status !== 'COMPLETED') return stillInProgress(before, { now, random });
        const list = (nextToken: string | undefined) =>
          nextToken === undefined ? Promise.resolve(first) : get(nextToken);
        return streamInto(client, queryKey, signal, growingPreview(list));
      },
    },
  );
}

/** A preview that is being generated, since it was first asked for. */
export function stillInProgress(before: Preview | undefined, { now, random }: PreviewSurroundings): Preview {
  const known = before?.status === 'in-progress' ? before : undefined;
  return {
    status: 'in-progress',
    since: known?.since ?? now(),
    pollAfter: nextPoll(known?.pollAfter, random),
  };
}

async function* growingPreview(
  list: Parameters<typeof eachPage<Exclusion>>[0],
): AsyncGenerator<PreviewCompleted, void> {
  const exclusions: Exclusion[] = [];
  let rows: readonly Exclusion[] = [];
  try {
    for await (const { items } of eachPage(list, { ahead: true })) {
      for (const exclusion of items) exclusions.push(exclusion);
      if (worthShowing(rows.length, exclusions.length)) rows = exclusions.slice();
      yield { status: 'completed', rows, complete: false };
    }
  } catch (problem) {
    // A later page failed: what came before it stays, as incomplete.
    if (exclusions.length > rows.length) yield { status: 'completed', rows: exclusions, complete: false };
    throw problem;
  }
  yield { status: 'completed', rows: exclusions, complete: true };
}
