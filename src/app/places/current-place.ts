import { useLocation } from 'react-router';
import { useConfig } from '../../config/provider';
import type { AccountPlace } from '../../domain/address/paths';
import { homePath } from './last-place';
import { placeOfPath } from './place-of-path';

/** The account and region that the reader is at; outside an account those of the last place. */
export function useCurrentPlace(): AccountPlace | undefined {
  const config = useConfig();
  const { pathname } = useLocation();
  const shown = placeOfPath(pathname);
  const ours =
    shown &&
    config.accounts.some(({ id, regions }) => id === shown.account && regions.includes(shown.region));
  return ours ? shown : placeOfPath(homePath(config));
}
