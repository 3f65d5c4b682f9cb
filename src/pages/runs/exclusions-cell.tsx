import { useRef } from 'react';
import { ExclusionCount } from '../../features/exclusions/exclusion-count';
import { runName, type RunRow } from '../../features/runs/run-columns';
import { useInView } from '../../ui/layout/use-in-view';
import { runPlace } from '../../domain/address/paths';
import { useScope } from '../../inspector/queries/provider';
import { useExclusionStatus } from '../../inspector/queries/use-exclusion-status';
import { useWarmExclusions } from '../../inspector/queries/use-warm-exclusions';
import type { RunPlace } from '../../domain/address/paths';

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
