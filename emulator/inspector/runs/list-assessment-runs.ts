import type { ListAssessmentRunsRequest, ListAssessmentRunsResponse } from '@aws-sdk/client-inspector';
import type { Place } from '../../store/account-store';
import { requireTemplate } from '../arns';
import { runFilter } from '../lists/filters';
import type { Checked, Operation, Wire } from '../operation';
import { openPage } from '../lists/paging';

/** The ARNs of the assessment runs of some templates, or of the whole region, newest first. */
export const listAssessmentRuns: Operation<
  Checked<ListAssessmentRunsRequest>,
  Wire<ListAssessmentRunsResponse>
> = (services, principal, input) => {
  const page = openPage<Place>(services, principal, 'ListAssessmentRuns', input);
  const templates = new Set(input.assessmentTemplateArns);
  for (const arn of templates) requireTemplate(services, principal, arn);
  const keep = runFilter(input.filter);
  const { items, next } = services.store.runs({
    region: principal.region,
    after: page.after,
    limit: page.limit,
    ...(templates.size > 0 && { templateArns: [...templates] }),
    ...(keep && { keep }),
  });
  return { assessmentRunArns: items.map(({ arn }) => arn), ...page.next(next) };
};
