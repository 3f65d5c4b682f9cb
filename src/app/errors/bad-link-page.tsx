import type { AccountConfig } from '../../config/config';
import { type AccountPlace, type BadLink, paths } from '../../domain/address/paths';
import { inspectorRegions, regionName } from '../../domain/address/regions';
import { shell } from '../../strings/shell';
import { LinkButton } from '../../ui/controls/button';
import { Link } from '../../ui/controls/link';
import type { Section } from '../places/last-place';
import { StatePage } from './state-page';

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

export interface ForeignRegionPageProps {
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
