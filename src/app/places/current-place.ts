import { matchPath, useLocation } from 'react-router';
import { useConfig } from '../../config/provider';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import { homePath } from './last-place';

/** The account and region that a path of the console is about, if it is about any. */
export function placeOfPath(pathname: string): AccountPlace | undefined {
  const match = matchPath('/:region/:account/*', pathname);
  const place = match && readAccountPlace(match.params);
  return place && !('bad' in place) ? place : undefined;
}

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
