import { describe, expect, test } from 'vitest';
import {
  identityOf,
  identityText,
  instanceLabel,
  type InstanceFacts,
  type InstanceSource,
} from './instances';

const ID = 'i-05d63b2c2cd80e506';
const said = (kind: InstanceSource['kind'], facts: InstanceFacts) => ({
  sources: [{ kind, name: 'x' }],
  facts,
});
const identity = (...all: readonly ReturnType<typeof said>[]) => identityOf({ id: ID, said: all });
const tags = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([key, value]) => ({ key, value }));

describe('what an instance is called', () => {
  test('its Name, else the name of its host as its agent told it, else the private DNS name', () => {
    const named = said('document', { tags: tags({ Name: 'web-1' }), privateDnsName: 'ip-10-0-0-7.internal' });
    const agent = said('target-agents', { hostname: 'web-1.acme.example' });
    expect(instanceLabel(identity(named, agent))).toBe('web-1');
    expect(identity(named, agent).hostname).toBe('web-1.acme.example');
    expect(instanceLabel(identity(agent))).toBe('web-1.acme.example');
    const unnamed = said('document', { tags: tags({ Name: '' }), privateDnsName: 'ip-10-0-0-7.internal' });
    expect(instanceLabel(identity(unnamed))).toBe('ip-10-0-0-7.internal');
    expect(instanceLabel(identity(said('run-agents', { agentHealth: 'HEALTHY' })))).toBeUndefined();
    expect(instanceLabel(undefined)).toBeUndefined();
  });

  test('of two places that differ the surer one, which is the first', () => {
    const [one, two] = [
      said('document', { tags: tags({ Name: 'a' }) }),
      said('fleet', { tags: tags({ Name: 'b' }) }),
    ];
    expect(identity(one, two).name).toBe('a');
    expect(identity(two, one).name).toBe('b');
  });
});

describe('its Auto Scaling group', () => {
  const tag = { 'aws:autoscaling:groupName': 'by-tag' };
  test.each([
    ['what an agent says', [said('run-agents', { autoScalingGroup: 'web-prod' })], 'web-prod'],
    [
      'what an agent says, before EC2',
      [
        said('document', { tags: tags(tag), allTags: true }),
        said('run-agents', { autoScalingGroup: 'web-prod' }),
      ],
      'web-prod',
    ],
    ['the tag of EC2', [said('document', { tags: tags(tag) })], 'by-tag'],
    ['none, where an agent would have named it', [said('run-agents', { agentHealth: 'HEALTHY' })], null],
    ['none, where all tags are known', [said('document', { tags: [], allTags: true })], null],
    ['not known, where some tags are', [said('document', { tags: tags({ Name: 'x' }) })], undefined],
    ['not known, where nothing is', [], undefined],
  ])('%s', (_, all, group) => {
    expect(identity(...all).autoScalingGroup).toBe(group);
  });
});

test('it is found by its name, host, group and tags', () => {
  const text = identityText(
    identity(
      said('document', { tags: tags({ Name: 'web-1', env: 'prod' }) }),
      said('target-agents', { hostname: 'host.example', autoScalingGroup: 'asg' }),
    ),
  );
  for (const part of ['web-1', 'host.example', 'asg', 'env=prod']) expect(text).toContain(part);
  expect(identityText(undefined)).toBe('');
});
