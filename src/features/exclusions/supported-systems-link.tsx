import { styled } from '@mui/material/styles';
import { paths } from '../../domain/address/paths';
import { namesSystemPages } from '../../domain/exclusions/exclusion-types';
import { exclusionTypesTexts as texts } from '../../strings/exclusion-types';
import { Link } from '../../ui/controls/link';

const Line = styled('span')({ display: 'block', marginTop: 4, fontSize: 13 });

export interface SupportedSystemsLinkProps {
  readonly recommendation: string;
  /** The type that it belongs to, for the link's name. */
  readonly type: string;
}

/** Where a recommendation sends its reader to AWS's pages of supported systems: the way to the same tables here. */
export function SupportedSystemsLink({ recommendation, type }: SupportedSystemsLinkProps) {
  if (!namesSystemPages(recommendation)) return null;
  return (
    <Line>
      <Link to={paths.supportedSystems()} label={texts.systemsHereOf(type)}>
        {texts.systemsHere}
      </Link>
    </Line>
  );
}
