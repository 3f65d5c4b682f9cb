import type { Assessment } from '../assessment/create-assessment';
import { sayingsOf } from '../console-api/instance-sayings';
import { CLOCK_SETTING } from '../store/account-facts';
import type { AccountStore } from '../store/account-store';
import { instanceCoverage } from '../store/instance-rows';
import { identityOf } from '../../src/domain/assessment/instances';
import type { InstanceBackground } from '../../src/domain/report/instance-background';

/**
 * Tells what an account's data says of its instances beside their checks.
 *
 * @param madeAt the time, in milliseconds, at which a fleet is looked at whose clock stands nowhere
 */
export function backgroundsOf(
  store: AccountStore,
  assessment: Assessment | undefined,
  madeAt: number,
): (region: string, id: string) => Omit<InstanceBackground, 'today'> {
  const stood = Number(store.setting(CLOCK_SETTING) ?? Number.NaN);
  const clock = { now: () => (Number.isFinite(stood) ? stood : madeAt) };
  return (region, id) => {
    const said = sayingsOf({ store, assessment, clock }, region, id);
    return {
      identity: said.length > 0 ? identityOf({ id, said }) : undefined,
      scans: instanceCoverage(store, region, id)?.scans ?? [],
    };
  };
}
