/** The instances of an account and region, and those of all: one list, with their names. */

import { useMemo } from 'react';
import { type InstancesView, readInstancesView } from '../domain/address/coverage-views';
import type { AccountPlace } from '../domain/address/paths';
import type { CoverageAnswer } from '../domain/report/coverage-answer';
import { CoverageFrame } from '../features/coverage/coverage-frame';
import { Instances } from '../features/instances/instances';
import { useIdentities } from '../inspector/queries/instances';
import { useCoverageToday, useInstancesOfAll } from '../inspector/queries/coverage-today';
import { allAccounts as words, coverage } from '../strings/coverage';
import { useConfig } from '../config/provider';
import { type AllAccounts, AllAccountsFrame } from '../features/coverage/all-accounts-frame';
import { placeOf } from '../features/instances/instance-columns';
import { placeKey } from '../inspector/queries/coverage';

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

interface InstancesOfAllProps extends Pick<AllAccounts, 'places'> {
  readonly sum: CoverageAnswer;
  readonly view: InstancesView;
}

/** The instances, by their names too. Those of figures that still grow are named when all of them are there. */
function InstancesOfAll({ places, sum, view }: InstancesOfAllProps) {
  const { accounts } = useConfig();
  const names = useMemo(() => new Map(accounts.map(({ id, name }) => [id, name])), [accounts]);
  const settled = useMemo(
    () =>
      new Set(
        places.filter(({ progress }) => !progress || progress.complete).map((place) => placeKey(place)),
      ),
    [places],
  );
  const asked = useMemo(
    () =>
      sum.instances
        .map((instance) => ({ id: instance.id, ...placeOf(instance) }))
        .filter((instance) => settled.has(placeKey(instance))),
    [sum, settled],
  );
  const { identities, today } = useInstancesOfAll(asked);
  return <Instances answer={sum} view={view} accounts={names} identities={identities} today={today} />;
}

/** Every instance of every account and region, and how often it was fully checked. */
export function AllInstances() {
  return (
    <AllAccountsFrame {...words.instances} readView={readInstancesView}>
      {({ sum, places }, view) => sum && <InstancesOfAll places={places} sum={sum} view={view} />}
    </AllAccountsFrame>
  );
}
