import { expect, test } from 'vitest';
import { guideTypes } from '../exclusions/exclusion-types';
import { NEAREST_REASONS, PACKAGE_COUNTERPARTS, PRESENT_PAGES } from './counterparts';
import { SCAN_REASONS, SCAN_TYPES } from './instance-coverage';

test('each of the guide’s ten types has a row, and no other', () => {
  expect(Object.keys(NEAREST_REASONS)).toEqual(guideTypes.map(({ slug }) => slug));
  expect(guideTypes).toHaveLength(10);
});

test('no row names what the model does not have', () => {
  for (const reasons of Object.values(NEAREST_REASONS))
    for (const reason of reasons) expect(SCAN_REASONS).toContain(reason);
  for (const { scanType } of PACKAGE_COUNTERPARTS) if (scanType) expect(SCAN_TYPES).toContain(scanType);
});

test('four types and three packages have no counterpart in what is covered', () => {
  expect(Object.values(NEAREST_REASONS).filter((reasons) => reasons.length === 0)).toHaveLength(4);
  expect(PACKAGE_COUNTERPARTS.filter(({ scanType }) => !scanType)).toHaveLength(3);
});

test('the pages are AWS’s own', () => {
  for (const page of Object.values(PRESENT_PAGES))
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/inspector\//);
});
