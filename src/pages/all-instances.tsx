import { useMemo } from 'react';
import { useConfig } from '../config/provider';
import { type InstancesView, readInstancesView } from '../domain/address/coverage-views';
import { type AllAccounts, AllAccountsFrame } from '../features/coverage/all-accounts-frame';
import { Instances } from '../features/instances/instances';
import { placeOf } from '../features/instances/instance-columns';
import { placeKey } from '../inspector/queries/coverage';
import { useInstancesOfAll } from '../inspector/queries/coverage-today';
import type { CoverageAnswer } from '../domain/report/coverage-answer';
import { allAccounts as words } from '../strings/coverage';

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
export function Component() {
  return (
    <AllAccountsFrame {...words.instances} readView={readInstancesView}>
      {({ sum, places }, view) => sum && <InstancesOfAll places={places} sum={sum} view={view} />}
    </AllAccountsFrame>
  );
}
