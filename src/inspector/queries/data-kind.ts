import { queryOptions, useQuery } from '@tanstack/react-query';
import type { DataKind } from '../../domain/assessment/account-data';

/** By account id, whether its data is simulated or recorded. */
type Kinds = ReadonlyMap<string, DataKind>;

const isKind = (value: unknown): value is DataKind => value === 'simulated' || value === 'recorded';

/** Reads `/about.json`, `{"accounts":[{"id","kind"}]}`. Total: what cannot be read is left out. */
export function readKinds(value: unknown): Kinds {
  const kinds = new Map<string, DataKind>();
  const accounts = typeof value === 'object' && value !== null && 'accounts' in value ? value.accounts : [];
  for (const account of Array.isArray(accounts) ? (accounts as readonly unknown[]) : []) {
    if (typeof account !== 'object' || account === null) continue;
    const { id, kind } = account as { readonly id?: unknown; readonly kind?: unknown };
    if (typeof id === 'string' && isKind(kind)) kinds.set(id, kind);
  }
  return kinds;
}

async function fetchKinds(): Promise<Kinds> {
  const response = await fetch('/about.json');
  // An endpoint other than our own emulator does not have it: then nothing is claimed.
  return response.ok ? readKinds(await response.json()) : new Map();
}

const kindsQuery = queryOptions({
  queryKey: ['about'],
  queryFn: fetchKinds,
  staleTime: Infinity,
  retry: false,
});

/** By account id, whether its data is simulated or recorded; undefined while unknown. */
export function useDataKinds(): Kinds | undefined {
  return useQuery(kindsQuery).data;
}

/** Whether it is still to be heard what is simulated and what is recorded. */
export function useDataKindsPending(): boolean {
  return useQuery(kindsQuery).isPending;
}

/** Whether an account's data is simulated or recorded; undefined while unknown, or where nobody says. */
export function useDataKind(account: string | undefined): DataKind | undefined {
  const kinds = useDataKinds();
  return account === undefined ? undefined : kinds?.get(account);
}
