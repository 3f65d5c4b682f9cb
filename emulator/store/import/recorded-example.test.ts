import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { openAccount } from '../open-account';

const folder = fileURLToPath(new URL('../../../accounts/recorded-example', import.meta.url));
const TARGET = 'arn:aws:inspector:eu-west-1:210987654321:target/';
const WEB = `${TARGET}0-Hc7pQ2aV/template/0-b8GdLw2R`;
const BATCH = `${TARGET}0-m3XcVr8J/template/0-xT4oPj9Y`;
const ALL = `${TARGET}0-Zk1uFs6N/template/0-E6vNa0Cu`;

test('the recorded example holds every state that a recorded run can be in', () => {
  const now = Date.UTC(2026, 4, 21);
  const { store, startsAt } = openAccount({
    folder,
    dataDirectory: ':memory:',
    reset: false,
    newUuid: () => '00000000-0000-4000-8000-000000000000',
    clock: { now: () => now },
  });
  expect(store).toMatchObject({ accountId: '210987654321', name: 'acme-audit', kind: 'recorded' });
  expect(startsAt).toBe(now);
  expect(store.regions).toEqual(['eu-west-1']);
  expect(store.users().map(({ name, allow }) => [name, allow.includes('inspector:*')])).toEqual([
    ['admin', true],
    ['auditor', false],
    ['newcomer', false],
  ]);

  const summary = (arn: string) => {
    const run = store.run(arn);
    return [
      run?.described,
      run?.state,
      run?.exclusions,
      run?.exclusionsComplete ?? true,
      store.exclusionArns(arn, 0, 100).arns.length,
    ];
  };
  expect(summary(`${WEB}/run/0-aQ91LmDz`)).toEqual([true, 'COMPLETED', 'fixed', true, 0]);
  expect(summary(`${WEB}/run/0-jV27YxWb`)).toEqual([true, 'COMPLETED', 'fixed', true, 7]);
  expect(summary(`${BATCH}/run/0-Lw83KcPe`)).toEqual([true, 'COMPLETED', 'fixed', true, 0]);
  expect(summary(`${BATCH}/run/0-tS60HnQf`)).toEqual([true, 'COMPLETED_WITH_ERRORS', 'fixed', true, 3]);
  expect(summary(`${ALL}/run/0-U5bRgX7i`)).toEqual([true, 'COMPLETED', 'fixed', true, 3]);
  expect(summary(`${ALL}/run/0-o2DqZs4M`)).toEqual([true, 'COMPLETED', 'absent', true, 0]);
  expect(summary(`${WEB}/run/0-W9fJk3Tn`)).toEqual([true, 'COMPLETED', 'fixed', false, 2]);
  expect(summary(`${BATCH}/run/0-Gy1CvB5h`)).toEqual([false, '', 'fixed', true, 2]);
  expect(store.exclusions([`${BATCH}/run/0-tS60HnQf/exclusion/0-Tu5vNk7E`]).size).toBe(0);

  const [preview] = store.previewsOf(ALL);
  expect(preview?.token).toBe('5b0f6c52-1d0e-4a8e-9a43-6c7d2f1b8e90');
  expect(store.previewItems(preview?.token ?? '', 0, 100).items).toHaveLength(3);
  expect(store.tags(WEB)).toHaveLength(2);
  expect(store.run(`${WEB}/run/0-W9fJk3Tn`)?.createdAt).toBe(Date.UTC(2021, 1, 8, 6, 0, 0, 91));
  expect(store.run(`${ALL}/run/0-U5bRgX7i`)?.createdAt).toBe(Date.UTC(2019, 2, 12, 9, 0, 0, 500));
  store.close();
});
