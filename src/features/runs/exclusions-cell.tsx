/** How many exclusions a run has, as a row of a list says it. */

import { styled } from '@mui/material/styles';
import { lazy, Suspense, useRef } from 'react';
import { arnOfRun, paths, type RunPlace, runPlace } from '../../domain/address/paths';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import { stoppedBy } from '../../domain/assessment/runs';
import { useCountedExclusions } from '../../inspector/queries/exclusions/exclusion-count';
import { usePrefetchExclusions } from '../../inspector/queries/prefetch';
import { useInspector } from '../../inspector/queries/inspector-context';
import { exclusionWord, runs } from '../../strings/runs';
import { color } from '../../theme/tokens';
import { type Attention, Link } from '../../ui/controls/link';
import { useInView } from '../../ui/layout/measure';

const { count: words } = runs;

interface ExclusionsCellProps {
  /** The run, which is undefined where it is known by its ARN only. */
  readonly row: { readonly arn: string; readonly run: AssessmentRun | undefined };
  /** The run's name, for the link's name. */
  readonly name: string;
  readonly search?: string;
  /** Whether their types are drawn beside the number, where it is known of each. */
  readonly types?: boolean;
}

const TypesBar = lazy(() => import('./types-bar'));

/** A number, and its bar: as wide a number as most are begins it at the same place in each row. */
const Numbered = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  '& > :first-of-type': { minWidth: 48 },
});

function Counted({
  row,
  name,
  place,
  search,
  types = false,
}: ExclusionsCellProps & { readonly place: RunPlace }) {
  const cell = useRef<HTMLSpanElement>(null);
  const { status, byType } = useCountedExclusions(useInspector(place), row.arn, row.run, useInView(cell));
  const attention = usePrefetchExclusions(place);
  return (
    <Numbered>
      <span ref={cell}>
        <ExclusionCount
          place={place}
          name={name}
          status={status}
          state={row.run?.state}
          attention={attention}
          {...(search !== undefined && { search })}
        />
      </span>
      {/* Of a run that failed more may be missing than is listed, and of what type is not known. */}
      {types && byType && !stoppedBy(row.run?.state) && (
        <Suspense fallback={null}>
          <TypesBar told={byType} />
        </Suspense>
      )}
    </Numbered>
  );
}

/** The Exclusions cell of a run: it asks for the number when it is seen. */
export function ExclusionsCell(props: ExclusionsCellProps) {
  const place = runPlace(props.row.arn);
  return place ? <Counted {...props} place={place} /> : null;
}

/** Words where others have a number: small enough for two lines of the column. */
const QuietCount = styled('span')({
  fontSize: 12,
  color: color.dim,
  '& a': { color: 'inherit', textDecoration: 'underline' },
});

interface ExclusionCountProps {
  readonly place: RunPlace;
  /** The run's name, for the link's name. */
  readonly name: string;
  readonly status: ExclusionStatus;
  /** The run's; undefined where it is not described. */
  readonly state: string | undefined;
  /** The query string of the list, which stays when the exclusions open over it. */
  readonly search?: string;
  readonly attention?: Attention;
}

/**
 * What is known of how many exclusions a run has: the number as a link to them, a plain 0, or why there
 * is no number, in grey words with the explanation one click away.
 */
function ExclusionCount({ place, name, status, state, search = '', attention }: ExclusionCountProps) {
  const word = exclusionWord(status, state, words.loading);
  if (status.kind === 'zero') return <>{word}</>;
  if (status.kind === 'loading') return <QuietCount>{word}</QuietCount>;
  const to = { pathname: paths.exclusions(place), search };
  const opener = arnOfRun(place);
  if (status.kind === 'count')
    return (
      <Link
        to={to}
        opener={opener}
        {...(attention && { attention })}
        label={
          stoppedBy(state) || status.unsaved
            ? words.linkPerhapsMore(word, name)
            : (status.more ? words.linkAtLeast : words.link)(status.count, name)
        }
      >
        {word}
      </Link>
    );
  return (
    <QuietCount>
      <Link to={to} opener={opener} label={words.why(word, name)}>
        {word}
      </Link>
    </QuietCount>
  );
}
