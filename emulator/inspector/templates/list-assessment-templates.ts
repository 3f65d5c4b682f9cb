import type {
  ListAssessmentTemplatesRequest,
  ListAssessmentTemplatesResponse,
} from '@aws-sdk/client-inspector';
import type { Place } from '../../store/account-store';
import { requireTarget } from '../arns';
import { templateFilter } from '../lists/filters';
import type { Checked, Operation, Wire } from '../operation';
import { openPage } from '../lists/paging';

/** The ARNs of the assessment templates of some targets, or of the whole region, newest first. */
export const listAssessmentTemplates: Operation<
  Checked<ListAssessmentTemplatesRequest>,
  Wire<ListAssessmentTemplatesResponse>
> = (services, principal, input) => {
  const page = openPage<Place>(services, principal, 'ListAssessmentTemplates', input);
  const targets = new Set(input.assessmentTargetArns);
  for (const arn of targets) requireTarget(services, principal, arn);
  const keep = templateFilter(input.filter);
  const { items, next } = services.store.templates({
    region: principal.region,
    after: page.after,
    limit: page.limit,
    ...(targets.size > 0 && { targetArns: [...targets] }),
    ...(keep && { keep }),
  });
  return { assessmentTemplateArns: items.map(({ arn }) => arn), ...page.next(next) };
};
