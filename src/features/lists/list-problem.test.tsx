// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { UndescribedNotes } from './list-problem';
import { changes, history } from '../../strings/grid-changes-history';

afterEach(cleanup);

const codes = (...all: string[]) => all.map((code) => ({ code }));
const shown = (
  items: readonly { readonly code: string }[],
  { undescribed }: typeof history | typeof changes,
) => render(<UndescribedNotes items={items} words={undescribed} />).container.textContent;

test.each([
  ['history', history],
  ['changes', changes],
])('only what does not exist is not in this data, says the view of %s', (_, words) => {
  expect(shown([], words)).toBe('');
  expect(shown(codes('ITEM_DOES_NOT_EXIST'), words)).toMatch(
    /^1 (more )?run of this template is not in this data/,
  );
  const failed = shown(codes('ACCESS_DENIED', 'INTERNAL_ERROR'), words);
  expect(failed).toMatch(/^2 (more )?runs of this template could not be loaded/);
  expect(failed).not.toContain('in this data');
  expect(shown(codes('ACCESS_DENIED', 'ITEM_DOES_NOT_EXIST'), words)).toMatch(
    /is not in this data.*1 .*could not be loaded/,
  );
});
