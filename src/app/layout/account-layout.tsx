import { type ReactNode, useEffect } from 'react';
import { Navigate, Outlet, useLocation, useParams } from 'react-router';
import { BadLinkPage, ForeignAccountPage, ForeignRegionPage } from '../errors/state-pages';
import { homePath, rememberPlace, rememberRecent, sectionOf } from '../places';
import { RequireSession, ResumeSession } from '../require-session';
import { useSessionSnapshot } from '../../auth/provider';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import {
  type AccountPlace,
  type BadLink,
  type RawParameters,
  readAccountPlace,
  readRunPlace,
  readTemplatePlace,
} from '../../domain/address/paths';
import { shell } from '../../strings/shell';
import { Note } from '../../ui/feedback/notices';

/** Reads as much of a place as the address names: what cannot be read is said here, before any page. */
function readPlace(parameters: RawParameters): AccountPlace | BadLink {
  if (parameters['runId'] !== undefined) return readRunPlace(parameters);
  return parameters['templateId'] === undefined
    ? readAccountPlace(parameters)
    : readTemplatePlace(parameters);
}

/** Everything of one account and region: only for who is signed in, and only for places that are configured. */
export function AccountLayout() {
  const config = useConfig();
  const place = readPlace(useParams());
  const { pathname } = useLocation();
  const account = 'bad' in place ? undefined : config.accounts.find(({ id }) => id === place.account);
  const known = !('bad' in place) && account?.regions.includes(place.region) === true;
  const session = useSessionSnapshot();
  const subject = session.status === 'signed-in' ? session.subject : undefined;
  useEffect(() => {
    if (known) rememberPlace(pathname);
  }, [known, pathname]);
  useEffect(() => {
    if (known && subject !== undefined) rememberRecent(pathname, subject);
  }, [known, pathname, subject]);

  if ('bad' in place || !account || !known) {
    const why = (): ReactNode => {
      if ('bad' in place) return <BadLinkPage link={place} />;
      if (!account) return <ForeignAccountPage account={place.account} />;
      return <ForeignRegionPage account={account} place={place} section={sectionOf(pathname)} />;
    };
    return <ResumeSession>{why()}</ResumeSession>;
  }
  return (
    <RequireSession>
      {inspectorEndpoint(config, place.region) === undefined && <Note tone="warn">{shell.serviceEnded}</Note>}
      <Outlet />
    </RequireSession>
  );
}

/** `/` leads to the last place, else to the first account's templates. */
export function Home() {
  return <Navigate to={homePath(useConfig())} replace />;
}
