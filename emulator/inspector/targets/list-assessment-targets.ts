import type { ListAssessmentTargetsRequest, ListAssessmentTargetsResponse } from '@aws-sdk/client-inspector';
import type { Place } from '../../store/account-store';
import { targetFilter } from '../lists/filters';
import type { Checked, Operation, Wire } from '../operation';
import { openPage } from '../lists/paging';

/** The ARNs of the region's assessment targets, newest first. */
export const listAssessmentTargets: Operation<
  Checked<ListAssessmentTargetsRequest>,
  Wire<ListAssessmentTargetsResponse>
> = (services, principal, input) => {
  const page = openPage<Place>(services, principal, 'ListAssessmentTargets', input);
  const keep = targetFilter(input.filter);
  const { items, next } = services.store.targets({
    region: principal.region,
    after: page.after,
    limit: page.limit,
    ...(keep && { keep }),
  });
  return { assessmentTargetArns: items.map(({ arn }) => arn), ...page.next(next) };
};
