import type { ListFindingsRequest, ListFindingsResponse } from '@aws-sdk/client-inspector';
import { requireRun } from './arns';
import { noSuchEntity } from './errors';
import { findingFilter, findingKey, findingsOf } from './findings';
import type { Checked, Operation, Wire } from './operation';
import { openPage, pageOfSorted } from './paging';

/** The ARNs of the findings of some runs, or of the whole region, newest first. A recorded region without any is refused. */
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
  if (store.kind === 'recorded' && all.length === 0)
    throw noSuchEntity('finding', 'The findings are not in this data');
  const matches = findingFilter(input.filter);
  const ofRuns = (arn: string) => runs.length === 0 || runs.some((run) => arn.startsWith(`${run}/`));
  const findings = all.filter((finding) => ofRuns(finding.arn ?? '') && matches(finding));
  const { items, next } = pageOfSorted(findings, findingKey, page);
  return { findingArns: items.map(({ arn = '' }) => arn), ...next };
};
