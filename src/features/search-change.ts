import { useCallback, useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { changedSearch, type Parameters } from '../domain/address/query-string';

/**
 * Changes parameters of the present address, in the place of its entry in the history and without scrolling. Changes that follow
 * each other before the page is drawn anew add up: who chooses a group and types at once gets both.
 *
 * @returns the same function from render to render
 */
export function useSearchChange(): (changes: Parameters) => void {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const asked = useRef(search);
  useEffect(() => {
    asked.current = search;
  }, [search]);
  return useCallback(
    (changes) => {
      const next = changedSearch(asked.current, changes);
      asked.current = new URLSearchParams(next);
      void navigate({ search: next }, { replace: true, preventScrollReset: true });
    },
    [navigate],
  );
}
