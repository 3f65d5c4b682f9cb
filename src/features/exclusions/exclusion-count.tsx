import { styled } from '@mui/material/styles';
import { arnOfRun, paths, type RunPlace } from '../../domain/address/paths';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import { exclusionWord } from '../../strings/exclusion-status';
import { runs } from '../../strings/runs';
import { color } from '../../theme/tokens';
import { type Attention, Link } from '../../ui/controls/link';

const { count: words } = runs;

const Quiet = styled('span')({ color: color.dim, '& a': { color: 'inherit', textDecoration: 'underline' } });

export interface ExclusionCountProps {
  readonly place: RunPlace;
  /** The run's name, for the link's name. */
  readonly name: string;
  readonly status: ExclusionStatus;
  /** The query string of the list, which stays when the exclusions open over it. */
  readonly search?: string;
  readonly attention?: Attention;
}

/**
 * What is known of how many exclusions a run has: the number as a link to them, a plain 0, or why there
 * is no number, in grey words with the explanation one click away.
 */
export function ExclusionCount({ place, name, status, search = '', attention }: ExclusionCountProps) {
  const word = exclusionWord(status, words.loading);
  if (status.kind === 'zero') return <>{word}</>;
  if (status.kind === 'loading') return <Quiet>{word}</Quiet>;
  const to = { pathname: paths.exclusions(place), search };
  const opener = arnOfRun(place);
  if (status.kind === 'count')
    return (
      <Link
        to={to}
        opener={opener}
        {...(attention && { attention })}
        label={(status.more ? words.linkAtLeast : words.link)(status.count, name)}
      >
        {word}
      </Link>
    );
  return (
    <Quiet>
      <Link to={to} opener={opener} label={words.why(word, name)}>
        {word}
      </Link>
    </Quiet>
  );
}
