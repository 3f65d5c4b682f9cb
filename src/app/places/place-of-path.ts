import { matchPath } from 'react-router';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';

/** The account and region that a path of the console is about, if it is about any. */
export function placeOfPath(pathname: string): AccountPlace | undefined {
  const match = matchPath('/:region/:account/*', pathname);
  const place = match && readAccountPlace(match.params);
  return place && !('bad' in place) ? place : undefined;
}
