import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFaultRules } from './read-fault-rules';

const text = readFileSync(new URL('../../../docs/faults.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json);

test('every example of the documentation can be used', () => {
  expect(examples.length).toBeGreaterThan(10);
  for (const example of examples) expect(() => readFaultRules(example, 'docs/faults.md')).not.toThrow();
});
