import { createContext, use, useMemo, type ReactNode } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Problem } from '../transport/problem';
import type { InspectorScope, Scopes } from '../transport/scope';
import type { StartContext, Starter } from './prefetch';

declare module '@tanstack/react-query' {
  interface Register {
    /** Every query and mutation of the console fails with a Problem and with nothing else. */
    defaultError: Problem;
  }
}

const ScopesContext = createContext<Omit<StartContext, 'signal'> | undefined>(undefined);

export interface InspectorProviderProps {
  readonly scopes: Scopes;
  readonly starter: Starter;
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
