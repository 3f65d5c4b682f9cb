/** Starts the data of a view before it is there: when it is gone to, and when a link to it gets attention. */
import { hashKey, noop, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import {
  type AccountPlace,
  arnOfRun,
  arnOfTemplate,
  type RunPlace,
  type TemplatePlace,
} from '../../domain/address/paths';
import { previewQuery } from './preview';
import { type StartContext, type Prefetcher, useStartContext } from './inspector-context';
import { runExclusionsQuery } from './exclusions/run-exclusions';
import { runQuery, type RunsFilter, runsQuery } from './runs';
import { templateQuery, type TemplatesFilter, templatesQuery } from './templates';

/** Makes the starter of a query client. */
export function createPrefetcher(client: QueryClient): Prefetcher {
  /** By key, the navigation that last started the query. */
  const claims = new Map<string, { readonly queryKey: QueryKey; readonly navigation: number }>();
  let navigation = 0;

  function drop(hash: string, queryKey: QueryKey): void {
    claims.delete(hash);
    const query = client.getQueryCache().find({ queryKey, exact: true });
    if (query && query.getObserversCount() === 0 && query.state.fetchStatus !== 'idle')
      void client.cancelQueries({ queryKey, exact: true });
  }

  return {
    client,
    claim(queryKey, signal) {
      const hash = hashKey(queryKey);
      const claim = { queryKey, navigation };
      claims.set(hash, claim);
      signal?.addEventListener(
        'abort',
        () => {
          if (claims.get(hash) === claim) drop(hash, queryKey);
        },
        { once: true },
      );
    },
    navigated() {
      for (const [hash, claim] of claims) if (claim.navigation < navigation) drop(hash, claim.queryKey);
      navigation += 1;
    },
  };
}

/** What fails stays in the query, whose page tells it. */
function start(context: StartContext, queryKey: QueryKey, query: () => Promise<unknown>): void {
  context.starter.claim(queryKey, context.signal);
  query().catch(noop);
}

/** Starts the data of the templates list. Never waits, never throws: the page tells what went wrong. */
export function startTemplates(context: StartContext, place: AccountPlace, filter?: TemplatesFilter): void {
  const options = templatesQuery(context.inspectors.of(place), filter);
  start(context, options.queryKey, () => context.starter.client.infiniteQuery(options));
}

/** Starts the data of the runs list. */
export function startRuns(context: StartContext, place: AccountPlace, filter?: RunsFilter): void {
  const options = runsQuery(context.inspectors.of(place), filter);
  start(context, options.queryKey, () => context.starter.client.infiniteQuery(options));
}

/** Starts the data of one template. */
export function startTemplate(context: StartContext, place: TemplatePlace): void {
  const options = templateQuery(context.inspectors.of(place), arnOfTemplate(place));
  start(context, options.queryKey, () => context.starter.client.query(options));
}

/** Starts the data of one run. */
export function startRun(context: StartContext, place: RunPlace): void {
  const options = runQuery(context.inspectors.of(place), arnOfRun(place));
  start(context, options.queryKey, () => context.starter.client.query(options));
}

/** Starts a run's exclusions, and the run itself; also what hovering over the link to them does. */
export function startRunExclusions(context: StartContext, place: RunPlace): void {
  startRun(context, place);
  const options = runExclusionsQuery(context.inspectors.of(place), arnOfRun(place));
  start(context, options.queryKey, () => context.starter.client.query(options));
}

/** Starts reading a preview that was created, and its template. Without a token there is nothing to read. */
export function startPreview(context: StartContext, place: TemplatePlace, token: string | undefined): void {
  startTemplate(context, place);
  if (token === undefined) return;
  const options = previewQuery(context.inspectors.of(place), arnOfTemplate(place), token);
  start(context, options.queryKey, () => context.starter.client.query(options));
}

/** A pointer that only crosses a link is gone by then. In milliseconds. */
const DWELL = 65;

/** What a link does with the attention that it gets. */
interface Warming {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * For a link to a run's exclusions: asks for them when the pointer dwells on the link or the focus comes
 * to it, so that they are there when it is followed. What is not followed is broken off.
 */
export function usePrefetchExclusions(place: RunPlace | undefined): Warming {
  const context = useStartContext();
  const latest = useRef({ context, place });
  const asking = useRef<AbortController>(undefined);
  useEffect(() => {
    latest.current = { context, place };
  });
  const warming = useMemo(() => {
    const leave = (): void => asking.current?.abort();
    const come = (wait: number): void => {
      leave();
      const { signal } = (asking.current = new AbortController());
      const ask = (): void => {
        const { context: now, place: run } = latest.current;
        if (run && !signal.aborted) startRunExclusions({ ...now, signal }, run);
      };
      const timer = setTimeout(ask, wait);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    };
    return {
      onPointerEnter: () => come(DWELL),
      onPointerLeave: leave,
      onFocus: () => come(0),
      onBlur: leave,
    };
  }, []);
  useEffect(() => warming.onBlur, [warming]);
  return warming;
}
