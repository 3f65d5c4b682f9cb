/**
 * Pages for addresses that lead nowhere here, and for a configuration that cannot be used. They come when they are needed: most
 * readers never see one.
 */

import { styled } from '@mui/material/styles';
import { useLocation } from 'react-router';
import type { AccountConfig, ConfigError } from '../config/config';
import { type AccountPlace, type BadLink, paths } from '../domain/address/paths';
import { inspectorRegions, regionName } from '../domain/address/regions';
import { visibleLine } from '../domain/text/safe-text';
import { deadEnds } from '../strings/dead-ends';
import { shell } from '../strings/shell';
import { LinkButton } from '../ui/controls/button';
import { Link } from '../ui/controls/link';
import { KeyValues } from '../ui/text/lists';
import { StatePage } from './error-pages';
import { sectionOf } from './places';

const home = <LinkButton to={paths.root()}>{shell.toTemplates}</LinkButton>;

/** For an address that no route has. */
export function Component() {
  const { pathname } = useLocation();
  return (
    <StatePage title={deadEnds.notFound.title} actions={home}>
      {deadEnds.notFound.text(visibleLine(pathname))}
    </StatePage>
  );
}

/** For a link of which a part cannot be read: it says which. */
function BadLinkPage({ link }: { readonly link: BadLink }) {
  const { title, parts, hint } = deadEnds.badLink;
  return (
    <StatePage title={title} actions={home}>
      <p>{parts[link.bad](link.text)}</p>
      <p>{hint}</p>
    </StatePage>
  );
}

interface OfAccount {
  readonly account: AccountConfig;
  readonly place: AccountPlace;
}

/** For a link to a region that the account is not shown in: it offers those that it is. */
function ForeignRegionPage({ account, place }: OfAccount) {
  const section = sectionOf(useLocation().pathname);
  const offered = inspectorRegions.includes(place.region);
  const words = offered ? deadEnds.foreignRegion : deadEnds.foreignRegion.neverOffered;
  return (
    <StatePage title={words.title} actions={home}>
      <p>{words.text(account.name, place.region)}</p>
      <ul>
        {account.regions.map((region) => (
          <li key={region}>
            <Link to={paths[section]({ region, account: account.id })}>{regionName(region)}</Link>
          </li>
        ))}
      </ul>
    </StatePage>
  );
}

interface WrongPlaceProps {
  /** What the address names, or what of it cannot be read. */
  readonly place: AccountPlace | BadLink;
  /** The account that it names, if it is one of the console's. */
  readonly account: AccountConfig | undefined;
}

/** For a link that cannot be read, or leads to an account or a region that is not one of the console's. */
export function WrongPlace({ place, account }: WrongPlaceProps) {
  if ('bad' in place) return <BadLinkPage link={place} />;
  if (account) return <ForeignRegionPage account={account} place={place} />;
  const { title, text } = deadEnds.foreignAccount;
  return (
    <StatePage title={title} actions={home}>
      {text(place.account)}
    </StatePage>
  );
}

const Main = styled('main')({ maxWidth: 720, margin: '48px auto', padding: '0 16px' });

/** Stands in for the whole console while its configuration cannot be used: which field, and why. */
export function ConfigErrorPage({ error }: { readonly error: ConfigError }) {
  const words = deadEnds.config;
  return (
    <Main>
      <StatePage title={words.title}>
        <p>{words.text}</p>
        <KeyValues
          items={[
            { label: words.field, value: <code>{error.field === '' ? words.file : error.field}</code> },
            { label: words.reason, value: error.reason },
          ]}
        />
      </StatePage>
    </Main>
  );
}
