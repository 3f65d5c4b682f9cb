import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Problem } from '../transport/problem';
import type { InspectorScope, Scopes } from '../transport/scope';

declare module '@tanstack/react-query' {
  interface Register {
    /** Every query and mutation of the console fails with a Problem and with nothing else. */
    defaultError: Problem;
  }
}

/**
 * Starts queries for a view before its components are there, and cancels what no component took up.
 * react-query cancels a query when its last observer leaves; one that never had any runs on to its end.
 */
export interface Prefetcher {
  readonly client: QueryClient;
  /** Takes note that a loader starts a query. @param signal the loader's: a navigation that was broken off */
  claim(queryKey: QueryKey, signal?: AbortSignal): void;
  /** The router shows a new place: what earlier places started and nobody observes is cancelled. */
  navigated(): void;
}

/** What a loader has to start a view's data with. */
export interface StartContext {
  readonly scopes: Scopes;
  readonly starter: Prefetcher;
  /** The loader's `request.signal`. */
  readonly signal?: AbortSignal;
}

const ScopesContext = createContext<Omit<StartContext, 'signal'> | undefined>(undefined);

export interface InspectorProviderProps {
  readonly scopes: Scopes;
  readonly starter: Prefetcher;
  readonly children: ReactNode;
}

/** Gives the session's scopes to everything below. Boot makes them, because loaders need them too. */
export function InspectorProvider({ scopes, starter, children }: InspectorProviderProps) {
  const context = useMemo(() => ({ scopes, starter }), [scopes, starter]);
  return <ScopesContext value={context}>{children}</ScopesContext>;
}

/** What data is started with before it is needed. @throws Error outside an {@link InspectorProvider} */
export function useStartContext(): Omit<StartContext, 'signal'> {
  const context = use(ScopesContext);
  if (!context) throw new Error('useStartContext is used outside InspectorProvider');
  return context;
}

/** The scope of an account and region. @throws Error outside an {@link InspectorProvider}: a mistake of ours. */
export function useScope(place: AccountPlace): InspectorScope {
  const context = use(ScopesContext);
  if (!context) throw new Error('useScope is used outside InspectorProvider');
  return context.scopes.scope(place);
}
