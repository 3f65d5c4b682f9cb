import { useRef } from 'react';
import { ExclusionCount } from '../../components/exclusion-count';
import { runName, type RunRow } from '../../components/run-columns';
import { useInView } from '../../components/use-in-view';
import { runPlace } from '../../domain/paths';
import { useScope } from '../../inspector/provider';
import { useExclusionStatus } from '../../inspector/use-exclusion-status';
import { useWarmExclusions } from '../../inspector/use-warm-exclusions';
import type { RunPlace } from '../../domain/paths';

interface Props {
  readonly row: RunRow;
  readonly search?: string;
}

function Counted({ row, place, search }: Props & { readonly place: RunPlace }) {
  const cell = useRef<HTMLSpanElement>(null);
  const status = useExclusionStatus(useScope(place), row.arn, row.run, useInView(cell));
  const attention = useWarmExclusions(place);
  return (
    <span ref={cell}>
      <ExclusionCount
        place={place}
        name={runName(row)}
        status={status}
        attention={attention}
        {...(search !== undefined && { search })}
      />
    </span>
  );
}

/** The Exclusions cell of a run: it asks for the number when it is seen. */
export function ExclusionsCell(props: Props) {
  const place = runPlace(props.row.arn);
  return place ? <Counted {...props} place={place} /> : null;
}
