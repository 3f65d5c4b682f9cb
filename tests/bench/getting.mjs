import assert from 'node:assert/strict';
import { ACCOUNT, exclusionsOf, REGION, runOf } from './big-account.mjs';
import { median } from './machine.mjs';

/** Round trips that no client can do with fewer of: the pages come one after another, then the last describe. */
export const roundTrips = (size) => Math.max(1, Math.ceil(size / 500)) + (size > 0 ? 1 : 0);

const plain = ({ arn, title, description, recommendation, scopes, attributes = [] }) => ({
  arn,
  title,
  description,
  recommendation,
  scopes: scopes.map(({ key, value }) => ({ key, value })),
  attributes: [...attributes],
});

/**
 * Times each peer at each size. Before a peer is timed at a size its answer is compared with what the
 * account was made of, in order.
 */
export async function measureGetting(peers, origin, delayMs, sizes, repeats, say) {
  const rows = [];
  for (const size of sizes) {
    const { arn } = runOf(size);
    const expected = exclusionsOf(size).map(plain);
    for (const peer of peers) {
      if (size > peer.most) {
        rows.push({ delayMs, size, peer: peer.name, skipped: `not run beyond ${peer.most}` });
        continue;
      }
      const get = () => peer.get(origin, { account: ACCOUNT, region: REGION }, arn);
      const first = await get();
      assert.deepEqual(first.exclusions.map(plain), expected, `${peer.name} at ${size} gives something else`);
      const times = peer.once ? [first] : [];
      while (times.length < (peer.once ? 1 : repeats)) times.push(await get());
      const ms = median(times.map((each) => each.ms));
      const floor = roundTrips(size) * delayMs;
      rows.push({
        delayMs,
        size,
        peer: peer.name,
        ms: Math.round(ms),
        ...(floor > 0 && { toFloor: Number((ms / floor).toFixed(2)) }),
        firstRowsMs: Math.round(median(times.map((each) => each.firstRows)) ?? 0) || undefined,
        runs: times.length,
      });
      say(`${delayMs} ms, ${size}: ${peer.name} ${Math.round(ms)} ms`);
    }
  }
  return rows;
}

/** The functions that a view computes with, over the largest run, in milliseconds. */
export async function measurePure(vite, size, repeats) {
  const exclusions = exclusionsOf(size);
  const load = (file) => vite.ssrLoadModule(`/src/domain/${file}.ts`);
  const [groups, concerns, share, concerned, filter, scopes, changes, sorting] = await Promise.all(
    [
      'exclusion-groups',
      'exclusions-by-concern',
      'checks-share',
      'concerned',
      'exclusion-filter',
      'exclusion-scopes',
      'exclusion-changes',
      'sorting',
    ].map(load),
  );
  const instances = [...scopes.concernedInstances(exclusions)];
  // The run before lacked every tenth and had as many others.
  const earlier = exclusions.map((exclusion, at) =>
    at % 10 === 0 ? { ...exclusion, title: 'Gone' } : exclusion,
  );
  const packages = [...new Set(exclusions.map(({ scopes: [, { value }] }) => value))];
  const run = { state: 'COMPLETED', dataCollected: true, rulesPackageArns: packages };
  const agents = instances.map((id) => ({ id, health: 'HEALTHY' }));
  const works = {
    'group by type': () => groups.groupExclusions(exclusions),
    'share of checks': () => share.runChecks({ run, instances: agents, exclusions }),
    'group by instance': () => concerns.groupByConcern(exclusions, 'instance'),
    'compare with the run before': () => changes.exclusionChanges(earlier, exclusions),
    'sort by a text with numbers': () =>
      sorting.sorted(exclusions, ({ arn }) => `run ${arn.slice(-8)}`, 'descending'),
    'instances concerned': () => concerned.concernedLists(exclusions),
    'filter by text': () => filter.filterExclusions(exclusions, 'agent 00000000000000f', (arn) => arn),
  };
  return Object.entries(works).map(([name, work]) => {
    const times = Array.from({ length: repeats + 2 }, () => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    });
    return { name, size, ms: Number(median(times.slice(2)).toFixed(1)), first: Number(times[0].toFixed(1)) };
  });
}
