import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentAt, FleetError, readFleet } from './fleet';

const instance = {
  id: 'i-05d63b2c2cd80e506',
  region: 'us-west-2',
  launchedAt: '2019-01-01T00:00:00Z',
  terminatedAt: '2020-01-01T00:00:00+01:00',
  tags: { Role: 'web', Empty: '' },
  operatingSystem: 'Ubuntu 18.04 LTS',
  kernelVersion: '4.15.0-1044-aws',
  agent: [
    { from: '2019-01-02T00:00:00Z' },
    { from: '2019-02-01T00:00:00Z', health: 'UNHEALTHY', code: 'SHUTDOWN', details: 'stopped' },
    { from: '2019-03-01T00:00:00Z', installed: false },
  ],
};
const failure = {
  rulesPackageArn: 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p',
  from: '2019-01-01T00:00:00Z',
  to: '2019-01-02T00:00:00Z',
};
const fleet = { supportTable: '2018-10', instances: [instance] };

test('a fleet is read with its defaults', () => {
  const read = readFleet({
    ...fleet,
    supportTableByRegion: { 'eu-west-1': 'last' },
    supportedKernels: ['4.15.*'],
  });
  expect(read.supportTable('us-west-2')).toBe('2018-10');
  expect(read.supportTable('eu-west-1')).toBe('last');
  expect(['4.15.0-1', '4.15.', '4.14.1', '4.15'].filter(read.kernelSupported)).toEqual(['4.15.0-1', '4.15.']);
  const [one] = read.instances;
  expect(one).toMatchObject({ terminatedAt: Date.UTC(2019, 11, 31, 23), hostname: undefined });
  const codes = ['2019-01-01', '2019-01-02', '2019-02-14', '2019-03-01'].map(
    (day) => one && agentAt(one, Date.parse(day))?.code,
  );
  expect(codes).toEqual([undefined, 'IDLE', 'SHUTDOWN', undefined]);
});

const changed = (change: object): object => ({ ...fleet, instances: [{ ...instance, ...change }] });
const period = (change: object): object => changed({ agent: [{ from: '2019-01-02T00:00:00Z', ...change }] });

test.each<[unknown, string, RegExp]>([
  [null, '$', /must be an object/],
  [[], '$', /must be an object/],
  [{ supportTable: '2018-10' }, '$.instances', /missing/],
  [{ ...fleet, supportTable: '2019' }, '$.supportTable', /one of 2018-10, last/],
  [{ ...fleet, typo: 1 }, '$.typo', /not known/],
  [{ ...fleet, instances: [instance, instance] }, '$.instances[1].id', /twice/],
  [{ ...fleet, supportedKernels: ['4.*.*'] }, '$.supportedKernels[0]', /at most one \*/],
  [{ ...fleet, supportTableByRegion: { 'eu-west-1': 1 } }, '$.supportTableByRegion["eu-west-1"]', /one of/],
  [{ ...fleet, deprecatedRulesPackages: [{ arn: 'CVE' }] }, '$.deprecatedRulesPackages[0].arn', /ARN/],
  [
    { ...fleet, evaluationFailures: [{ ...failure, to: failure.from }] },
    '$.evaluationFailures[0].to',
    /later/,
  ],
  [
    { ...fleet, evaluationFailures: [{ ...failure, instances: [] }] },
    '$.evaluationFailures[0].instances',
    /name/,
  ],
  [changed({ id: 'i-1' }), '$.instances[0].id', /instance id/],
  [changed({ region: 'Oregon' }), '$.instances[0].region', /region/],
  [changed({ launchedAt: '2019-01-01' }), '$.instances[0].launchedAt', /time/],
  [changed({ launchedAt: '2019-13-01T00:00:00Z' }), '$.instances[0].launchedAt', /calendar/],
  [changed({ launchedAt: '2019-02-30T00:00:00Z' }), '$.instances[0].launchedAt', /calendar/],
  [changed({ launchedAt: '2019-01-01T25:00:00Z' }), '$.instances[0].launchedAt', /calendar/],
  [changed({ terminatedAt: instance.launchedAt }), '$.instances[0].terminatedAt', /later/],
  [changed({ tags: { Role: 1 } }), '$.instances[0].tags.Role', /text/],
  [changed({ tags: { '': 'x' } }), '$.instances[0].tags[""]', /key/],
  [changed({ operatingSystem: '' }), '$.instances[0].operatingSystem', /1 to 256/],
  [changed({ ipv4Address: 'localhost' }), '$.instances[0].ipv4Address', /IPv4/],
  [changed({ agent: {} }), '$.instances[0].agent', /list/],
  [changed({ agent: [instance.agent[1], instance.agent[0]] }), '$.instances[0].agent[1].from', /later/],
  [period({ health: 'UNKNOWN' }), '$.instances[0].agent[0].health', /one of/],
  [period({ code: 'SHUTDOWN' }), '$.instances[0].agent[0].code', /UNHEALTHY/],
  [period({ installed: false, health: 'HEALTHY' }), '$.instances[0].agent[0].health', /no agent/],
  [period({ installed: 'yes' }), '$.instances[0].agent[0].installed', /true or false/],
])('what does not fit is refused with its path: %#', (document, path, reason) => {
  const refused = (): unknown => readFleet(document);
  expect(refused).toThrow(FleetError);
  expect(refused).toThrow(reason);
  expect(refused).toThrow(expect.objectContaining({ path }) as Error);
});

test('any other JSON is refused with a path and a reason, never with another error', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (document) => {
      expect(() => readFleet(document)).toThrow(FleetError);
      expect(() => readFleet({ ...fleet, instances: [document] })).toThrow(FleetError);
    }),
  );
});
