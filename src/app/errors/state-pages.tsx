/** Pages that say why an address shows nothing else: there is no such page, it cannot be read, or it is not of this console. */

import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { Section } from '../places';
import type { AccountConfig } from '../../config/config';
import { type AccountPlace, type BadLink, paths } from '../../domain/address/paths';
import { inspectorRegions, regionName } from '../../domain/address/regions';
import { visibleLine } from '../../domain/text/safe-text';
import { shell } from '../../strings/shell';
import { LinkButton } from '../../ui/controls/button';
import { Link } from '../../ui/controls/link';
import { Card, Page } from '../../ui/layout/page';

const Actions = styled('div')({ marginTop: 16, display: 'flex', flexWrap: 'wrap', gap: 8 });
const Text = styled('div')({ maxWidth: '72ch', overflowWrap: 'anywhere', '& p': { margin: '0 0 8px' } });

interface StatePageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page that says what is going on, or what is wrong, and what can be done. */
export function StatePage({ title, children, actions }: StatePageProps) {
  return (
    <Page title={title}>
      <Card>
        <Text>{children}</Text>
        {actions !== undefined && <Actions>{actions}</Actions>}
      </Card>
    </Page>
  );
}

/** For an address that no route has. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <StatePage
      title={shell.notFound.title}
      actions={<LinkButton to={paths.root()}>{shell.toTemplates}</LinkButton>}
    >
      {shell.notFound.text(visibleLine(pathname))}
    </StatePage>
  );
}

const home = <LinkButton to={paths.root()}>{shell.toTemplates}</LinkButton>;

/** For a link of which a part cannot be read: it says which. */
export function BadLinkPage({ link }: { readonly link: BadLink }) {
  return (
    <StatePage title={shell.badLink.title} actions={home}>
      <p>{shell.badLink.parts[link.bad](link.text)}</p>
      <p>{shell.badLink.hint}</p>
    </StatePage>
  );
}

/** For a link to an account that is not one of the console's. */
export function ForeignAccountPage({ account }: { readonly account: string }) {
  return (
    <StatePage title={shell.foreignAccount.title} actions={home}>
      {shell.foreignAccount.text(account)}
    </StatePage>
  );
}

interface ForeignRegionPageProps {
  readonly account: AccountConfig;
  readonly place: AccountPlace;
  readonly section: Section;
}

/** For a link to a region that the account is not shown in: it offers those that it is. */
export function ForeignRegionPage({ account, place, section }: ForeignRegionPageProps) {
  const offered = inspectorRegions.includes(place.region);
  const words = offered ? shell.foreignRegion : shell.foreignRegion.neverOffered;
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
