import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { Mono } from '../../ui/text/id-chip';
import { isKnownByExclusions, type RunRow } from '../../features/runs/run-columns';
import { failedItemReason } from '../../domain/assessment/failed-items';
import type { RunPlace } from '../../domain/address/paths';
import { runs } from '../../strings/runs';
import { RunFacts } from './run-facts';

const Section = styled('section')({
  '& > h2': { margin: '0 0 8px', fontSize: 14, lineHeight: '20px', fontWeight: 600 },
  '& > p': { margin: '0 0 4px' },
});

export interface RunDetailsProps {
  readonly place: RunPlace;
  readonly row: RunRow;
}

/** The expanded row of a run. A run that is known by its exclusions only says so. */
export function RunDetails({ place, row }: RunDetailsProps) {
  const headingId = useId();
  return (
    <Section aria-labelledby={headingId}>
      <h2 id={headingId}>{runs.details.heading}</h2>
      {row.run ? (
        <RunFacts place={place} run={row.run} beyondRow />
      ) : (
        <>
          <p>
            {isKnownByExclusions(row)
              ? runs.knownByExclusionsText
              : runs.couldNotDescribeText(failedItemReason(row.failed ?? 'NO_ANSWER'))}
          </p>
          <Mono>{row.arn}</Mono>
        </>
      )}
    </Section>
  );
}
