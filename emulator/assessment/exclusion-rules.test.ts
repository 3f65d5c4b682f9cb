import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExclusionItem, Tag } from '../store/records';
import { exclusionsIn, typeTexts } from './exclusion-rules';
import { readFleet } from './fleet';
import { rulesPackageArns, rulesPackageName } from './rules-packages';
import { targetInstances } from './account-view';

const oregon = rulesPackageArns['us-west-2'] ?? {};
const CVE = oregon['Common Vulnerabilities and Exposures'] ?? '';
const CIS = oregon['CIS Operating System Security Configuration Benchmarks'] ?? '';
const RBA = oregon['Runtime Behavior Analysis'] ?? '';
const NR = oregon['Network Reachability'] ?? '';
const ALL = Object.values(oregon);

const DAY = '2019-06-01T00:00:00Z';
const at = Date.parse(DAY);
const from = '2019-01-01T00:00:00Z';
const A = 'i-0000000000000000a';
const B = 'i-0000000000000000b';

interface Setting {
  readonly fleet: object;
  readonly packages: readonly string[];
  readonly busy?: readonly string[];
  readonly evaluated?: boolean;
  readonly tags?: readonly Tag[];
}

function exclusions({
  fleet,
  packages,
  busy = [],
  evaluated = false,
  tags,
}: Setting): readonly ExclusionItem[] {
  const read = readFleet(fleet);
  return exclusionsIn({
    fleet: read,
    region: 'us-west-2',
    instances: targetInstances(read, 'us-west-2', tags, at),
    packages: packages.map((arn) => ({ arn, name: rulesPackageName(arn) })),
    at,
    busy: new Set(busy),
    evaluatedAt: evaluated ? at : undefined,
  });
}

const healthy = {
  id: A,
  region: 'us-west-2',
  launchedAt: from,
  tags: {},
  operatingSystem: 'RHEL 7.5',
  agent: [{ from }],
};
const fleetOf = (change: object, more: object = {}): object => ({
  supportTable: '2018-10',
  instances: [{ ...healthy, ...change }],
  ...more,
});
const window = { from: DAY, to: '2019-06-02T00:00:00Z' };

/** What an exclusion says, short: its title and its scopes. */
const said = (items: readonly ExclusionItem[]): string[] =>
  items.map(({ title, scopes }) =>
    [
      title,
      ...scopes.map(({ value }) =>
        value === A ? 'A' : value === B ? 'B' : (rulesPackageName(value) ?? value),
      ),
    ].join(' | '),
  );

const UNHEALTHY = { agent: [{ from, health: 'UNHEALTHY' }] };
const UBUNTU = { operatingSystem: 'Ubuntu 18.04', kernelVersion: '5.4.0' };
const errors = (...list: object[]): object => ({
  evaluationFailures: list.map((f) => ({ ...window, ...f })),
});

test.each<[string, Setting, string[]]>([
  ['a healthy, supported, idle instance', { fleet: fleetOf({}), packages: ALL }, []],
  [
    'nothing in the target: alone, with every package as its scope',
    {
      fleet: { supportTable: '2018-10', instances: [], deprecatedRulesPackages: [{ arn: CVE }] },
      packages: [CVE, CIS],
    },
    [
      'No instances in target | Common Vulnerabilities and Exposures | CIS Operating System Security Configuration Benchmarks',
    ],
  ],
  ['a template without packages checks nothing', { fleet: fleetOf({ agent: [] }), packages: [] }, []],
  [
    'no agent masks the system',
    { fleet: fleetOf({ agent: [], operatingSystem: 'BeOS 5' }), packages: ALL },
    ['Agent not found | A'],
  ],
  ['no agent is no matter for an agentless package', { fleet: fleetOf({ agent: [] }), packages: [NR] }, []],
  [
    'an unhealthy agent',
    { fleet: fleetOf({ ...UNHEALTHY, ...UBUNTU }), packages: ALL },
    ['Agent is unhealthy | A'],
  ],
  ['a busy agent', { fleet: fleetOf(UBUNTU), packages: ALL, busy: [A] }, ['Agent is already running | A']],
  [
    'an unsupported system masks health, and stops agentless checks',
    { fleet: fleetOf({ ...UNHEALTHY, operatingSystem: 'SUSE 12' }), packages: [NR] },
    ['Unsupported OS version | A'],
  ],
  [
    'system and kernel, package by package',
    { fleet: fleetOf(UBUNTU), packages: ALL },
    [
      'Kernel module unavailable | A | Runtime Behavior Analysis',
      'Rules package not supported by OS | A | CIS Operating System Security Configuration Benchmarks',
    ],
  ],
  ['a listed kernel', { fleet: fleetOf(UBUNTU, { supportedKernels: ['5.4.*'] }), packages: [RBA] }, []],
  [
    'the kernel matters to Runtime Behavior Analysis only',
    { fleet: fleetOf(UBUNTU), packages: [CVE, NR] },
    [],
  ],
  [
    'a deprecated package masks its pairs',
    {
      fleet: fleetOf(UBUNTU, { deprecatedRulesPackages: [{ arn: CIS, since: DAY }, { arn: RBA }] }),
      packages: [CIS, RBA],
    },
    [
      'Deprecated rules package | CIS Operating System Security Configuration Benchmarks',
      'Deprecated rules package | Runtime Behavior Analysis',
    ],
  ],
  [
    'a package that is not yet deprecated',
    {
      fleet: fleetOf({}, { deprecatedRulesPackages: [{ arn: CIS, since: '2019-06-01T00:00:01Z' }] }),
      packages: [CIS],
    },
    [],
  ],
  [
    'an evaluation that failed for one instance',
    {
      fleet: fleetOf({}, errors({ rulesPackageArn: CVE, instances: [A, B] })),
      packages: [CVE, CIS],
      evaluated: true,
    },
    ['Rules evaluation error for single instance | A | Common Vulnerabilities and Exposures'],
  ],
  [
    'an evaluation that failed wholly masks the single instances',
    {
      fleet: fleetOf({}, errors({ rulesPackageArn: CVE, instances: ['*'] }, { rulesPackageArn: CVE })),
      packages: [CVE],
      evaluated: true,
    },
    ['Rules evaluation error | Common Vulnerabilities and Exposures'],
  ],
  [
    'an evaluation at another time',
    { fleet: fleetOf({}, errors({ rulesPackageArn: CVE, from, to: DAY })), packages: [CVE], evaluated: true },
    [],
  ],
  [
    'a preview cannot know evaluation errors',
    {
      fleet: fleetOf({}, errors({ rulesPackageArn: CVE }, { rulesPackageArn: CIS, instances: ['*'] })),
      packages: ALL,
    },
    [],
  ],
  [
    'a terminated instance',
    { fleet: fleetOf({ agent: [], terminatedAt: DAY }), packages: [CVE] },
    ['No instances in target | Common Vulnerabilities and Exposures'],
  ],
])('%s', (_, setting, expected) => {
  expect(said(exclusions(setting))).toEqual(expected);
});

test('an exclusion carries the type word for word, and the instance as an attribute', () => {
  expect(exclusions({ fleet: fleetOf({ agent: [] }), packages: [CVE] })).toEqual([
    {
      title: 'Agent not found',
      description: 'An Amazon Inspector agent was not found on the target EC2 instance.',
      recommendation:
        'Install or reinstall an Amazon Inspector agent on the target EC2 instance. For more information, see [Installing Amazon Inspector Agents](https://docs.aws.amazon.com/inspector/latest/userguide/inspector_installing-uninstalling-agents.html)',
      scopes: [{ key: 'INSTANCE_ID', value: A }],
      attributes: [{ key: 'INSTANCE_ID', value: A }],
    },
  ]);
});

test.each<[string, readonly Tag[] | undefined, string[]]>([
  ['no tags: every instance of the region', undefined, ['a', 'b']],
  [
    'two values of one key: either',
    [
      { key: 'Role', value: 'web' },
      { key: 'Role', value: 'db' },
    ],
    ['a', 'b'],
  ],
  [
    'two keys: both',
    [
      { key: 'Role', value: 'web' },
      { key: 'Stage', value: 'prod' },
    ],
    ['a'],
  ],
  ['a key alone', [{ key: 'Stage' }], ['a']],
  ['another value', [{ key: 'Role', value: 'Web' }], []],
])('tags select instances: %s', (_, tags, expected) => {
  const fleet = readFleet({
    supportTable: 'last',
    instances: [
      { ...healthy, id: B, tags: { Role: 'db' } },
      { ...healthy, tags: { Role: 'web', Stage: 'prod' } },
      { ...healthy, id: 'i-0000000000000000c', region: 'eu-west-1', tags: { Role: 'web', Stage: 'prod' } },
    ],
  });
  expect(targetInstances(fleet, 'us-west-2', tags, at).map(({ id }) => id.at(-1))).toEqual(expected);
});

const anyInstance = fc.record({
  region: fc.constant('us-west-2'),
  launchedAt: fc.constant(from),
  tags: fc.constant({}),
  operatingSystem: fc.constantFrom(
    'RHEL 7.5',
    'Ubuntu 18.04',
    'Debian 9.4',
    'Windows Server 2016 Base',
    'SUSE 12',
  ),
  kernelVersion: fc.constantFrom('4.14.1', '5.4.0'),
  agent: fc.constantFrom(
    [],
    [{ from }],
    [{ from, health: 'UNHEALTHY' }],
    [{ from }, { from: DAY, installed: false }],
  ),
});
const id = (i: number): string => `i-${String(i).padStart(17, '0')}`;
const anySetting = fc
  .record({
    kinds: fc.array(anyInstance, { maxLength: 12 }),
    table: fc.constantFrom('2018-10', 'last'),
    packages: fc.subarray(ALL),
    deprecated: fc.subarray(ALL),
    whole: fc.subarray(ALL),
    single: fc.subarray(ALL),
    busy: fc.array(fc.nat(11)),
    evaluated: fc.boolean(),
  })
  .map(({ kinds, table, packages, deprecated, whole, single, busy, evaluated }) => {
    const instances = kinds.map((kind, i) => ({ ...kind, id: id(i) }));
    const fleet = {
      supportTable: table,
      supportedKernels: ['4.14.*'],
      deprecatedRulesPackages: deprecated.map((arn) => ({ arn })),
      ...errors(
        ...whole.map((rulesPackageArn) => ({ rulesPackageArn })),
        ...single.map((rulesPackageArn) => ({ rulesPackageArn, instances: [id(1), id(3)] })),
      ),
      instances,
    };
    return { instances, deprecated, setting: { fleet, packages, busy: busy.map(id), evaluated } };
  });

const valueOf = (item: ExclusionItem, key: string): string | undefined =>
  item.scopes.find((scope) => scope.key === key)?.value;
const isTitle = (item: ExclusionItem, type: keyof typeof typeTexts): boolean =>
  item.title === typeTexts[type].title;

test('nothing is reported twice, and what masks leaves nothing below it', () => {
  fc.assert(
    fc.property(anySetting, ({ deprecated, setting }) => {
      const items = exclusions(setting);
      const cells = items.flatMap((item) => {
        const [instance, rulesPackage] = [valueOf(item, 'INSTANCE_ID'), valueOf(item, 'RULES_PACKAGE_ARN')];
        return instance !== undefined && rulesPackage !== undefined ? [{ item, instance, rulesPackage }] : [];
      });
      const whole = items.filter((item) => item.scopes.every(({ key }) => key === 'INSTANCE_ID'));
      const out = new Set(whole.map((item) => valueOf(item, 'INSTANCE_ID')));
      const failed = new Set(
        items
          .filter((item) => isTitle(item, 'evaluationError'))
          .map((item) => valueOf(item, 'RULES_PACKAGE_ARN')),
      );
      expect(out.size).toBe(whole.length);
      expect(new Set(cells.map((c) => `${c.instance} ${c.rulesPackage}`)).size).toBe(cells.length);
      expect(cells.filter((c) => out.has(c.instance) || deprecated.includes(c.rulesPackage))).toEqual([]);
      expect(
        cells.filter((c) => failed.has(c.rulesPackage) && isTitle(c.item, 'instanceEvaluationError')),
      ).toEqual([]);
      expect(items.filter((item) => item.scopes.length === 0)).toEqual([]);
      if (items.some((item) => isTitle(item, 'noInstances'))) expect(items).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

test('a healthy, supported, idle instance has no exclusion of its own', () => {
  fc.assert(
    fc.property(anySetting, ({ instances, setting }) => {
      const out = exclusions(setting)
        .filter((item) => item.scopes.every(({ key }) => key === 'INSTANCE_ID'))
        .map((item) => valueOf(item, 'INSTANCE_ID'));
      const fit = instances.filter(
        ({ id: own, operatingSystem, agent }) =>
          operatingSystem !== 'SUSE 12' &&
          agent.length === 1 &&
          agent[0] !== undefined &&
          !('health' in agent[0]) &&
          !setting.busy.includes(own),
      );
      expect(fit.filter((one) => out.includes(one.id))).toEqual([]);
    }),
  );
});

test('no gap is passed over: an instance without an agent is named while a package needs one', () => {
  fc.assert(
    fc.property(anySetting, ({ instances, deprecated, setting }) => {
      fc.pre(setting.packages.some((arn) => arn !== NR && !deprecated.includes(arn)));
      const named = exclusions(setting).map((item) => valueOf(item, 'INSTANCE_ID'));
      expect(instances.filter((one) => one.agent.length !== 1 && !named.includes(one.id))).toEqual([]);
    }),
  );
});

test('the engine is pure: the same account gives the same exclusions, however its fleet is ordered', () => {
  fc.assert(
    fc.property(
      anySetting.chain(({ setting, instances }) =>
        fc.record({
          setting: fc.constant(setting),
          shuffled: fc.shuffledSubarray(instances, { minLength: instances.length }),
        }),
      ),
      ({ setting, shuffled }) => {
        const before = structuredClone(setting);
        const first = exclusions(setting);
        expect(exclusions({ ...setting, fleet: { ...setting.fleet, instances: shuffled } })).toEqual(first);
        expect(setting).toEqual(before);
      },
    ),
  );
});

test('a preview names none of what only a run can know', () => {
  fc.assert(
    fc.property(anySetting, ({ setting }) => {
      const known = exclusions({ ...setting, evaluated: false });
      expect(known.filter((item) => item.title.startsWith('Rules evaluation error'))).toEqual([]);
    }),
  );
});
