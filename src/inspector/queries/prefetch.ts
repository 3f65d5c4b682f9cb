import { hashKey, noop, type QueryClient, type QueryKey } from '@tanstack/react-query';
import {
  arnOfRun,
  arnOfTemplate,
  type AccountPlace,
  type RunPlace,
  type TemplatePlace,
} from '../../domain/address/paths';
import { previewQuery } from './preview';
import { runExclusionsQuery } from './run-exclusions';
import { runQuery, runsQuery, type RunsFilter } from './runs';
import type { Scopes } from '../transport/scope';
import { templateQuery, templatesQuery, type TemplatesFilter } from './templates';

/**
 * Starts queries for a view before its components are there, and cancels what no component took up.
 * react-query cancels a query when its last observer leaves; one that never had any runs on to its end.
 */
export interface Starter {
  readonly client: QueryClient;
  /** Takes note that a loader starts a query. @param signal the loader's: a navigation that was broken off */
  claim(queryKey: QueryKey, signal?: AbortSignal): void;
  /** The router shows a new place: what earlier places started and nobody observes is cancelled. */
  navigated(): void;
}

/** Makes the starter of a query client. */
export function createStarter(client: QueryClient): Starter {
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

/** What a loader has to start a view's data with. */
export interface StartContext {
  readonly scopes: Scopes;
  readonly starter: Starter;
  /** The loader's `request.signal`. */
  readonly signal?: AbortSignal;
}

/** What fails stays in the query, whose page tells it. */
function start(context: StartContext, queryKey: QueryKey, query: () => Promise<unknown>): void {
  context.starter.claim(queryKey, context.signal);
  query().catch(noop);
}

/** Starts the data of the templates list. Never waits, never throws: the page tells what went wrong. */
export function startTemplates(context: StartContext, place: AccountPlace, filter?: TemplatesFilter): void {
  const options = templatesQuery(context.scopes.scope(place), filter);
  start(context, options.queryKey, () => context.starter.client.infiniteQuery(options));
}

/** Starts the data of the runs list. */
export function startRuns(context: StartContext, place: AccountPlace, filter?: RunsFilter): void {
  const options = runsQuery(context.scopes.scope(place), filter);
  start(context, options.queryKey, () => context.starter.client.infiniteQuery(options));
}

/** Starts the data of one template. */
export function startTemplate(context: StartContext, place: TemplatePlace): void {
  const options = templateQuery(context.scopes.scope(place), arnOfTemplate(place));
  start(context, options.queryKey, () => context.starter.client.query(options));
}

/** Starts the data of one run. */
export function startRun(context: StartContext, place: RunPlace): void {
  const options = runQuery(context.scopes.scope(place), arnOfRun(place));
  start(context, options.queryKey, () => context.starter.client.query(options));
}

/** Starts a run's exclusions, and the run itself; also what hovering over the link to them does. */
export function startRunExclusions(context: StartContext, place: RunPlace): void {
  startRun(context, place);
  const options = runExclusionsQuery(context.scopes.scope(place), arnOfRun(place));
  start(context, options.queryKey, () => context.starter.client.query(options));
}

/** Starts reading a preview that was created, and its template. Without a token there is nothing to read. */
export function startPreview(context: StartContext, place: TemplatePlace, token: string | undefined): void {
  startTemplate(context, place);
  if (token === undefined) return;
  const options = previewQuery(context.scopes.scope(place), arnOfTemplate(place), token);
  start(context, options.queryKey, () => context.starter.client.query(options));
}
