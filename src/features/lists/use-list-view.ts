import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { addFilter, noFilters, removeFilter, type ViewFilter } from '../../domain/address/view-filters';
import { changedSearch, type Parameters } from '../../domain/address/views';

/** How a list's view changes. Each change stands in the address, in the place of the one before. */
export interface ViewChanges {
  readonly change: (changes: Parameters) => void;
  readonly add: (filter: ViewFilter) => void;
  readonly remove: (filter: ViewFilter) => void;
  readonly clear: () => void;
}

/** @param parameters what the address says now, as far as it can be read */
export function useViewChanges(parameters: Parameters): ViewChanges {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const change = useCallback(
    (changes: Parameters): void => {
      const next = changedSearch(search, { ...parameters, ...changes });
      void navigate({ search: next }, { replace: true, preventScrollReset: true });
    },
    [navigate, search, parameters],
  );
  return {
    change,
    add: (filter) => change(addFilter(parameters, filter)),
    remove: (filter) => change(removeFilter(parameters, filter)),
    clear: () => change(noFilters),
  };
}
