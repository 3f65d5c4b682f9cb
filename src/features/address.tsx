/** What every page does with its address: reads the place that it names, and changes its query string. */

import {
  type ComponentType,
  createContext,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { type To, useNavigate, useParams, useSearchParams } from 'react-router';
import type { AccountPlace, BadLink, RawParameters } from '../domain/address/paths';
import { changedSearch, type Parameters } from '../domain/address/query-string';

/** Reads what an address names. */
type ReadPlace<Place> = (raw: RawParameters) => Place | BadLink;

/**
 * The place that the address names: the same object as long as only the query string changes.
 *
 * @throws Error where it names none; the shell refuses such an address before any page is drawn
 */
export function usePlace<Place extends AccountPlace>(read: ReadPlace<Place>): Place {
  const { region, account, targetId, templateId, runId, instanceId } = useParams();
  const place = useMemo(
    () => read({ region, account, targetId, templateId, runId, instanceId }),
    [read, region, account, targetId, templateId, runId, instanceId],
  );
  if ('bad' in place) throw new Error(`The address has no ${place.bad} that can be read: ${place.text}`);
  return place;
}

interface PlacePageProps<Place> {
  readonly read: ReadPlace<Place>;
  readonly Page: ComponentType<{ readonly place: Place }>;
}

/** The page of the account, run, template or instance that its address names, a new one for each. */
export function PlacePage<Place extends AccountPlace>({ read, Page }: PlacePageProps<Place>) {
  const place = usePlace(read);
  return <Page key={Object.values(place).join('/')} place={place} />;
}

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

const OpenedFrom = createContext<RefObject<To | undefined>>({ current: undefined });

/** Tells what is below from which page the open panel was opened. */
export const OpenedFromProvider = OpenedFrom.Provider;

/**
 * Closes a panel that lies over a list: back to the page that it was opened from, as it was, or to the list where that, a link or the
 * browser's history opened it. Going there is a new entry in the history.
 *
 * @param list the list, as it is with the panel over it
 */
export function useClosePanel(list: { readonly pathname: string; readonly search: string }): () => void {
  const openedFrom = useContext(OpenedFrom);
  const navigate = useNavigate();
  return () => void navigate(openedFrom.current ?? list, { preventScrollReset: true });
}
