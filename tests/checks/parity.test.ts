import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operationNames } from '../../emulator/inspector/model/model';
import { root, textOf } from './source-files';

const document = textOf('docs/parity.md');
const rows = new Map(
  [...document.matchAll(/^\| (\w+) \| (done|partial|missing) \| `([\w-]+)` \|/gm)].map(
    ([, operation = '', state = '', file = '']) => [operation, { state, file }],
  ),
);

test('every operation of the model has a row, and the row a test', () => {
  expect([...rows.keys()].toSorted()).toEqual([...operationNames].toSorted());
  const untested = [...rows.values()].filter(
    ({ file }) => !existsSync(join(root, 'tests/contract/inspector', `${file}.test.ts`)),
  );
  expect(untested).toEqual([]);
});

test('the count at the top is that of the rows', () => {
  const count = (state: string) => [...rows.values()].filter((row) => row.state === state).length;
  expect(document).toContain(
    `Operations: ${count('done')} done, ${count('partial')} partial, ${count('missing')} missing, of 37.`,
  );
});
