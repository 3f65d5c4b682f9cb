/** ListRunsByExclusions, asked by the console's own query of the list of runs. */
import { expect, test } from 'vitest';
import { runsFilter } from '../../src/domain/lists/view-filters';
import { readRunsView } from '../../src/domain/address/list-views';
import { runsQuery } from '../../src/inspector/queries/runs';
import { ListRunsByExclusionsCommand } from '../../src/inspector/transport/console-commands';
import { openDataLayer } from '../support/console-data';
import { exampleAccount, inspectorClient } from '../support/emulator';
import { keysOf, RECORDED, recorded, REGION, SIMULATED, small } from '../support/small-account';
import { smallServer } from '../support/test-servers';

const server = smallServer({ accounts: [exampleAccount] });

/** The ids of the runs that an address of the list shows, all pages of two. */
async function idsOf(search: string, account: string = RECORDED): Promise<readonly string[]> {
  const place = { region: REGION, account };
  const credentials = keysOf('admin', account === SIMULATED ? '1' : '2');
  const { inspector, client } = openDataLayer({ ...place, origin: server.origin, credentials });
  const filter = { ...runsFilter(place, readRunsView(new URLSearchParams(search))), pageSize: 2 };
  const { pages } = await client.infiniteQuery({ ...runsQuery(inspector, filter), pages: 9 });
  return pages.flatMap(({ items }) => items.map(({ arn }) => arn.split('/').at(-1) ?? ''));
}

const idOf = (arn: string): string => arn.split('/').at(-1) ?? '';
const [whole, part, none] = [recorded.whole, recorded.part, recorded.none].map(idOf);

test('by number, what is not known is apart at the end whichever way, and never a 0', async () => {
  const descending = await idsOf('sort=-exclusions');
  // Two, at least one, none; then the runs of which nothing was saved.
  expect(descending.slice(0, 3)).toEqual([whole, part, none]);
  expect(descending).toContain(idOf(recorded.absent));
  const ascending = await idsOf('sort=exclusions');
  expect(ascending.slice(0, 3)).toEqual([none, part, whole]);
  expect(ascending.slice(3)).toEqual(descending.slice(3));
});

test('a range of numbers has only runs of which the number is known to be in it', async () => {
  expect(await idsOf('least=1')).toEqual(expect.arrayContaining([whole, part]));
  expect(await idsOf('least=2')).toEqual([whole]);
  // Of the one with at least one exclusion nobody knows whether it has more.
  expect(await idsOf('least=1&most=1')).toEqual([]);
  expect(await idsOf('most=0')).toEqual([none]);
});

test('a type narrows runs to those that have an exclusion of it, with Inspector’s own filters beside', async () => {
  const runs = await idsOf('reason=agent-not-found', SIMULATED);
  expect(runs).toEqual(small.runs.map(idOf).toReversed());
  expect(await idsOf('reason=no-instances-in-target', SIMULATED)).toEqual([]);
  expect(await idsOf('reason=agent-not-found&status=in-progress', SIMULATED)).toEqual([]);
  expect(await idsOf('reason=agent-not-found&to=2018-01-01', SIMULATED)).toEqual([]);
});

test.each([
  [{ order: 'sideways' }, 'INVALID_ORDER'],
  [{ leastExclusions: -1 }, 'INVALID_EXCLUSION_COUNT'],
  [{ leastExclusions: 2, mostExclusions: 1 }, 'INVALID_EXCLUSION_COUNT'],
  [{ exclusionType: '' }, 'INVALID_EXCLUSION_TYPE'],
  [{ nextToken: 'abc' }, 'INVALID_PAGINATION_TOKEN'],
])('%j is refused', async (input, errorCode) => {
  const client = inspectorClient(server.origin, keysOf('admin', '2'), REGION);
  await expect(client.send(new ListRunsByExclusionsCommand(input as object))).rejects.toMatchObject({
    errorCode,
  });
});

test('who may not list exclusions is told so', async () => {
  const client = inspectorClient(server.origin, keysOf('newcomer', '2'), REGION);
  await expect(client.send(new ListRunsByExclusionsCommand({}))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});
