import { createContext, use, type ReactNode } from 'react';
import type { AccountPlace } from '../domain/paths';
import type { Problem } from './problem';
import type { InspectorScope, Scopes } from './scope';

declare module '@tanstack/react-query' {
  interface Register {
    /** Every query and mutation of the console fails with a Problem and with nothing else. */
    defaultError: Problem;
  }
}

const ScopesContext = createContext<Scopes | undefined>(undefined);

/** Gives the session's scopes to everything below. Boot makes them, because loaders need them too. */
export function InspectorProvider({ scopes, children }: { scopes: Scopes; children: ReactNode }) {
  return <ScopesContext value={scopes}>{children}</ScopesContext>;
}

/** The scope of an account and region. @throws Error outside an {@link InspectorProvider}: a mistake of ours. */
export function useScope(place: AccountPlace): InspectorScope {
  const scopes = use(ScopesContext);
  if (!scopes) throw new Error('useScope is used outside InspectorProvider');
  return scopes.scope(place);
}
