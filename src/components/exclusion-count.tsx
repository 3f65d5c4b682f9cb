import { styled } from '@mui/material/styles';
import type { ExclusionStatus } from '../domain/exclusion-status';
import { arnOfRun, paths, type RunPlace } from '../domain/paths';
import { runs } from '../strings/runs';
import { color } from '../theme/tokens';
import { type Attention, Link } from './link';

const { count: words } = runs;

const Quiet = styled('span')({ color: color.dim, '& a': { color: 'inherit', textDecoration: 'underline' } });

const reasons = {
  'in-progress': words.afterRun,
  'not-completed': words.notCompleted,
  'run-unknown': words.runUnknown,
  'saved-during-run': words.savedDuringRun,
  'before-exclusions': words.notRecorded,
  'not-in-this-data': words.notInData,
  'not-allowed': words.notAllowed,
  failed: words.failed,
} as const;

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
  if (status.kind === 'zero') return <>{words.none}</>;
  if (status.kind === 'loading') return <Quiet>{words.loading}</Quiet>;
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
        {(status.more ? words.atLeast : words.shown)(status.count)}
      </Link>
    );
  const reason = reasons[status.kind];
  return (
    <Quiet>
      <Link to={to} opener={opener} label={words.why(reason, name)}>
        {reason}
      </Link>
    </Quiet>
  );
}
