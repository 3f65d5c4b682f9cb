import { useMemo } from 'react';
import { useConfig } from '../config/provider';
import { readInstancesView } from '../domain/address/coverage-views';
import { AllAccountsFrame } from '../features/coverage/all-accounts-frame';
import { Instances } from '../features/coverage/instances';
import { allAccounts as words } from '../strings/coverage';

/** Every instance of every account and region, and how often it was fully checked. */
export function Component() {
  const { accounts } = useConfig();
  const names = useMemo(() => new Map(accounts.map(({ id, name }) => [id, name])), [accounts]);
  return (
    <AllAccountsFrame {...words.instances} readView={readInstancesView}>
      {({ sum }, view) => sum && <Instances answer={sum} view={view} accounts={names} />}
    </AllAccountsFrame>
  );
}
