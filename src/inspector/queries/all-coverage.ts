import { QueriesObserver, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useConfig } from '../../config/provider';
import type { AccountPlace } from '../../domain/address/paths';
import type { CoverageView } from '../../domain/address/views';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import type { Problem } from '../transport/problem';
import { coverageQuery } from './coverage';
import { useStartContext } from './provider';

/** The figures of one account and region among those of all: there, on their way, or why they cannot be read. */
export interface CoverageOfPlace extends AccountPlace {
  readonly name: string;
  readonly answer: CoverageAnswer | undefined;
  readonly problem: Problem | undefined;
  /** Asks once more. */
  readonly retry: () => void;
}

const nothingToRetry = (): void => undefined;

/** Milliseconds between two looks at what has come: hundreds of answers must not draw hundreds of pages. */
const EVERY = 250;

/** The figures of every account and region of the configuration, as they come. One that fails fails alone. */
export function useAllCoverage({ from, to }: Omit<CoverageView, 'template'>): readonly CoverageOfPlace[] {
  const { accounts } = useConfig();
  const { scopes } = useStartContext();
  const client = useQueryClient();
  const places = useMemo(
    () =>
      accounts.flatMap(({ id, name, regions }) =>
        regions.map((region) => ({
          name,
          account: id,
          region,
          answer: undefined,
          problem: undefined,
          retry: nothingToRetry,
        })),
      ),
    [accounts],
  );
  const [shown, setShown] = useState<readonly CoverageOfPlace[]>(places);
  useEffect(() => {
    const observer = new QueriesObserver(
      client,
      places.map((place) => coverageQuery(scopes.scope(place), place, { from, to })),
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      const results = observer.getCurrentResult();
      setShown(
        places.map((place, index) => {
          const { data, error, refetch } = results[index] ?? {};
          return {
            ...place,
            answer: data as CoverageAnswer | undefined,
            problem: data === undefined ? (error ?? undefined) : undefined,
            retry: () => void refetch?.(),
          };
        }),
      );
    };
    const unsubscribe = observer.subscribe(() => {
      timer ??= setTimeout(show, EVERY);
    });
    show();
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client, scopes, places, from, to]);
  return shown;
}
