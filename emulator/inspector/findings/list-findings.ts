import type { ListFindingsRequest, ListFindingsResponse } from '@aws-sdk/client-inspector';
import { isSavedEmpty } from '../../store/plain-rows';
import { requireRun } from '../arns';
import { noSuchEntity } from '../errors';
import { openPage, pageOfSorted } from '../lists/paging';
import type { Checked, Operation, Services, Wire } from '../operation';
import { findingFilter, findingKey, findingsOf, type StoredFinding } from './findings';

const isOf = (arn: string, run: string): boolean => arn.startsWith(`${run}/`);

/** Refuses what a recorded account cannot know: a run or region of which neither findings nor an empty list were saved. */
function requireSaved(
  { store }: Services,
  region: string,
  runs: readonly string[],
  all: readonly StoredFinding[],
): void {
  if (store.kind !== 'recorded' || isSavedEmpty(store, 'findings', region)) return;
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
  for (const arn of runs) requireRun(services, principal, arn);
  const all = findingsOf(store, principal.region);
  requireSaved(services, principal.region, runs, all);
  const matches = findingFilter(input.filter);
  const ofRuns = (arn: string) => runs.length === 0 || runs.some((run) => isOf(arn, run));
  const findings = all.filter((finding) => ofRuns(finding.arn ?? '') && matches(finding));
  const { items, next } = pageOfSorted(findings, findingKey, page);
  return { findingArns: items.map(({ arn = '' }) => arn), ...next };
};
