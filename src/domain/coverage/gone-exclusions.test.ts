import { describe, expect, test } from 'vitest';
import { exclusionOf as of } from '../../../tests/support/exclusions';
import { goneBecause, type LaterSide } from './gone-exclusions';

const AGENT = 'Agent not found';
const packageArns = ['p-1', 'p-2'];
const run = { state: 'COMPLETED', dataCollected: true, rulesPackageArns: packageArns };
const instances = ['i-1', 'i-2', 'i-3'].map((id) => ({ id, health: 'HEALTHY' }));
const later: LaterSide = {
  run,
  packageArns,
  instances,
  exclusions: [of('Agent is unhealthy', ['i-2']), of('Unsupported OS version', ['i-3'], ['p-2'])],
};

describe('why an exclusion is gone', () => {
  const because = goneBecause(later);

  test('mended: the same checks were completed', () => {
    expect(because(of(AGENT, ['i-1']))).toBe('mended');
    expect(because(of(AGENT, ['i-3'], ['p-1']))).toBe('mended');
  });

  test('other reasons take out the same checks: that is not mended', () => {
    expect(because(of(AGENT, ['i-2'], ['p-1']))).toBe('other-reason');
    expect(because(of(AGENT, ['i-3']))).toBe('other-reason');
    expect(because(of('Deprecated rules package', [], ['p-1']))).toBe('other-reason');
  });

  test('the instance or the rules package is no longer there', () => {
    expect(because(of(AGENT, ['i-9']))).toBe('instance-gone');
    expect(because(of(AGENT, ['i-1'], ['p-9']))).toBe('package-gone');
    expect(because(of('Deprecated rules package', [], ['p-9']))).toBe('package-gone');
  });

  test('an instance that only the later run’s exclusions name is still there', () => {
    const named = goneBecause({ ...later, exclusions: [...later.exclusions, of(AGENT, ['i-4'], ['p-1'])] });
    expect(named(of('Agent is unhealthy', ['i-4'], ['p-1']))).toBe('other-reason');
    expect(named(of('Agent is unhealthy', ['i-4']))).toBe('other-reason');
    expect(named(of('Agent is unhealthy', ['i-4'], ['p-2']))).toBe('not-known');
    expect(named(of('Agent is unhealthy', ['i-9']))).toBe('instance-gone');
  });

  test('part of it, or nothing of checks: not known', () => {
    expect(because(of(AGENT, ['i-1', 'i-9']))).toBe('not-known');
    expect(because(of(AGENT, ['i-1'], ['p-1', 'p-9']))).toBe('not-known');
    expect(because(of('No instances in target', []))).toBe('not-known');
  });
});

test('a later run that does not say what it assessed, or completed with errors, mends nothing', () => {
  const gone = of(AGENT, ['i-1']);
  expect(goneBecause({ ...later, instances: undefined })(gone)).toBe('not-known');
  expect(goneBecause({ ...later, run: { ...run, state: 'COMPLETED_WITH_ERRORS' } })(gone)).toBe('not-known');
  expect(goneBecause({ ...later, exclusions: [] })(gone)).toBe('not-known');
  const unhealthy = [{ id: 'i-1', health: 'UNHEALTHY' }];
  expect(goneBecause({ ...later, instances: unhealthy })(gone)).toBe('not-known');
});

test('of a preview only its template’s rules packages are known', () => {
  const preview = goneBecause({ run: undefined, packageArns, instances: undefined, exclusions: [] });
  expect(preview(of(AGENT, ['i-9']))).toBe('not-known');
  expect(preview(of(AGENT, ['i-1'], ['p-9']))).toBe('package-gone');
  const unknown = { run: undefined, packageArns: undefined, instances: undefined, exclusions: [] };
  expect(goneBecause(unknown)(of(AGENT, ['i-1'], ['p-9']))).toBe('not-known');
});
