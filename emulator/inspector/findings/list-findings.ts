import type { ListFindingsRequest, ListFindingsResponse } from '@aws-sdk/client-inspector';
import { isSavedEmpty } from '../../store/plain-rows';
import { requireRun } from '../arns';
import { noSuchEntity } from '../errors';
import { openPage, pageOfSorted } from '../lists/paging';
import type { Checked, Operation, Services, Wire } from '../operation';
import { findingFilter, findingKey, findingsOf, storedFindings } from './findings';

const isOf = (arn: string, run: string): boolean => arn.startsWith(`${run}/`);

/** Refuses what a recorded account cannot know: a run or region of which neither findings nor an empty list were saved. */
function requireSaved({ store }: Services, region: string, runs: readonly string[]): void {
  if (store.kind !== 'recorded' || isSavedEmpty(store, 'findings', region)) return;
  const all = storedFindings(store, region);
  if (runs.length === 0 && all.length === 0)
    throw noSuchEntity('finding', 'The findings are not in this data');
  for (const run of runs)
    if (!all.some(({ arn = '' }) => isOf(arn, run)) && !isSavedEmpty(store, 'findings', run))
      throw noSuchEntity('finding', 'The findings of this run are not in this data');
}

/** The ARNs of the findings of some runs, or of the whole region, newest first. What was not recorded is refused. */
export const listFindings: Operation<Checked<ListFindingsRequest>, Wire<ListFindingsResponse>> = (
  services,
  principal,
  input,
) => {
  const { store } = services;
  const page = openPage<string>(services, principal, 'ListFindings', input);
  const runs = [...new Set(input.assessmentRunArns)];
  const records = runs.map((arn) => requireRun(services, principal, arn));
  requireSaved(services, principal.region, runs);
  const findings = findingsOf(store, {
    region: principal.region,
    runs: runs.length === 0 ? undefined : records,
    matches: findingFilter(input.filter),
    after: page.after,
    enough: page.limit + 1,
  });
  const { items, next } = pageOfSorted(findings, findingKey, page);
  return { findingArns: items.map(({ arn = '' }) => arn), ...next };
};
