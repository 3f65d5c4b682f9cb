import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Problem } from '../transport/problem';
import type { AccountInspector, Inspectors } from '../transport/inspector';

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
  readonly inspectors: Inspectors;
  readonly starter: Prefetcher;
  /** The loader's `request.signal`. */
  readonly signal?: AbortSignal;
}

const InspectorsContext = createContext<Omit<StartContext, 'signal'> | undefined>(undefined);

export interface InspectorProviderProps {
  readonly inspectors: Inspectors;
  readonly starter: Prefetcher;
  readonly children: ReactNode;
}

/** Gives the session's inspectors to everything below. Boot makes them, because loaders need them too. */
export function InspectorProvider({ inspectors, starter, children }: InspectorProviderProps) {
  const context = useMemo(() => ({ inspectors, starter }), [inspectors, starter]);
  return <InspectorsContext value={context}>{children}</InspectorsContext>;
}

/** What data is started with before it is needed. @throws Error outside an {@link InspectorProvider} */
export function useStartContext(): Omit<StartContext, 'signal'> {
  const context = use(InspectorsContext);
  if (!context) throw new Error('useStartContext is used outside InspectorProvider');
  return context;
}

/** The inspector of an account and region. @throws Error outside an {@link InspectorProvider}: a mistake of ours. */
export function useInspector(place: AccountPlace): AccountInspector {
  const context = use(InspectorsContext);
  if (!context) throw new Error('useInspector is used outside InspectorProvider');
  return context.inspectors.of(place);
}
