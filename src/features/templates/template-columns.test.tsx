// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import type { AssessmentRun, AssessmentTemplate } from '../../domain/assessment/assessment';
import { templateColumns } from './template-columns';
import type { TemplateRow } from './template-rows';

afterEach(cleanup);

const arn = 'arn:aws:inspector:us-west-2:123456789012:target/0-Target01/template/0-Templ001';
const lastRunArn = `${arn}/run/0-LastRun1`;
const weekly: AssessmentTemplate = {
  arn,
  name: 'weekly',
  targetArn: arn.split('/template')[0] ?? '',
  durationInSeconds: 3600,
  rulesPackageArns: [],
  userAttributesForFindings: [],
  lastRunArn,
  runCount: 1,
  createdAt: Date.UTC(2019, 4, 9),
};
const lastRun = { arn: lastRunArn, startedAt: Date.UTC(2019, 4, 16, 6) } as AssessmentRun;

function show(row: TemplateRow, lastRuns: ReadonlyMap<string, AssessmentRun> = new Map()): void {
  const names = { targets: new Map(), rulesPackages: new Map(), lastRuns };
  render(
    <MemoryRouter>
      {templateColumns(names).map(({ id, cell }) => (
        <fieldset key={id} aria-label={id}>
          {cell(row)}
        </fieldset>
      ))}
    </MemoryRouter>,
  );
}
const cellOf = (id: string) => screen.getByRole('group', { name: id }).textContent;

test('the link to a template’s last run says whose last run it is, before and after its time is known', () => {
  show({ arn, template: weekly });
  screen.getByRole('link', { name: 'open (exclusions of the last run of weekly)' });
  cleanup();
  show({ arn, template: weekly }, new Map([[lastRunArn, lastRun]]));
  screen.getByRole('link', { name: '2019-05-16 06:00 (exclusions of the last run of weekly)' });
});

test('a template that could not be described says why in its name’s cell, and leads to its page and runs', () => {
  show({ arn, template: undefined, failed: 'ITEM_DOES_NOT_EXIST' });
  expect(cellOf('name')).toBe('0-Templ001 known by its ID only');
  expect(cellOf('target')).toBe('0-Target01');
  expect(['duration', 'rules-packages', 'last-run', 'created'].map(cellOf)).toEqual(['–', '–', '–', '–']);
  screen.getByRole('link', { name: '0-Templ001' });
  screen.getByRole('link', { name: 'show the runs of 0-Templ001' });
  cleanup();
  show({ arn, template: undefined, failed: 'ACCESS_DENIED' });
  expect(cellOf('name')).toBe('0-Templ001 Could not be loaded');
});
