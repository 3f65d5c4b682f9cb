import { useMemo } from 'react';
import { type InstancesView, readInstancesView } from '../domain/address/coverage-views';
import type { AccountPlace } from '../domain/address/paths';
import type { CoverageAnswer } from '../domain/report/coverage-answer';
import { CoverageFrame } from '../features/coverage/coverage-frame';
import { Instances } from '../features/instances/instances';
import { useIdentities } from '../inspector/queries/instances';
import { useCoverageToday } from '../inspector/queries/coverage-today';
import { coverage } from '../strings/coverage';

interface OfPlaceProps {
  readonly place: AccountPlace;
  readonly answer: CoverageAnswer;
  readonly view: InstancesView;
}

/** The instances, by their names too. */
function InstancesOfPlace({ place, answer, view }: OfPlaceProps) {
  const ids = useMemo(() => answer.instances.map(({ id }) => id), [answer]);
  return (
    <Instances
      answer={answer}
      view={view}
      identities={useIdentities(place, ids, true)}
      today={useCoverageToday(place, ids)}
    />
  );
}

/** Every instance of an account and region, and how often it was fully checked. */
export function Component() {
  return (
    <CoverageFrame {...coverage.instances} readView={readInstancesView}>
      {(place, answer, view) => <InstancesOfPlace place={place} answer={answer} view={view} />}
    </CoverageFrame>
  );
}
