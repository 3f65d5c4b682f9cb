/** The operations about exclusions: those of a run, and the previews of those that a run would have. */
import type {
  CreateExclusionsPreviewRequest,
  CreateExclusionsPreviewResponse,
  DescribeExclusionsRequest,
  DescribeExclusionsResponse,
  GetExclusionsPreviewRequest,
  GetExclusionsPreviewResponse,
  ListExclusionsRequest,
  ListExclusionsResponse,
} from '@aws-sdk/client-inspector';
import { describeMany, requireRun, requireTemplate } from './arns';
import { doesNotExist, noSuchEntity, ServiceError, temporarilyUnavailable } from './errors';
import { BEHIND_ALL_POSITIONS, nextOrRefusal, openPage } from './paging';
import { wireExclusion, wireExclusionPreview } from './wire';
import type { Checked, Operation, Services, Wire } from './operation';
import type { RunRecord, TemplateRecord } from '../store/records';

const REST_NOT_SAVED = 'The rest of the exclusions of this run are not in this data';

/** What the run had when it ended was not saved. */
const LISTED_DURING_RUN =
  'The exclusions of this run are not in this data as a whole: their list was saved while the run was in progress';

/** The refusal that a walk through a run's exclusions ends in where only some are known. */
export const restIsMissing = (run: RunRecord): ServiceError =>
  noSuchEntity('run', run.exclusionsListedDuringRun ? LISTED_DURING_RUN : REST_NOT_SAVED);

/**
 * The ARNs of a run's exclusions in their order. A run that has not ended has none yet: an empty list. A run whose
 * exclusions this data does not hold is refused, never answered with an empty list; where only some are known, the
 * walk through them ends in that refusal.
 */
export const listExclusions: Operation<Checked<ListExclusionsRequest>, Wire<ListExclusionsResponse>> = (
  services,
  principal,
  input,
) => {
  const page = openPage<number>(services, principal, 'ListExclusions', input, { usual: 100 });
  const run = requireRun(services, principal, input.assessmentRunArn);
  if (run.exclusions === 'absent')
    throw noSuchEntity('run', 'The exclusions of this run are not in this data');
  const { arns, next } = services.store.exclusionArns(run.arn, page.after ?? 0, page.limit);
  return {
    exclusionArns: [...arns],
    ...nextOrRefusal(
      page,
      { count: arns.length, next },
      {
        behindAll: BEHIND_ALL_POSITIONS,
        isPart: () => run.exclusionsComplete === false,
        refusal: () => restIsMissing(run),
      },
    ),
  };
};

/** Exclusions by ARN, up to 100. The model's answer has one at least; where all failed it is empty, as clients accept. */
export const describeExclusions: Operation<
  Checked<DescribeExclusionsRequest>,
  Wire<DescribeExclusionsResponse>
> = (services, principal, input) => {
  const known = services.store.exclusions(input.exclusionArns);
  const { found, failedItems } = describeMany(services, principal, 'exclusion', input.exclusionArns, (arn) =>
    known.get(arn),
  );
  return {
    exclusions: Object.fromEntries(found.map((item) => [item.arn, wireExclusion(item)])),
    failedItems,
  };
};

/**
 * Starts a preview of the exclusions that a template's run would have; its items are those of this moment. One at a
 * time per template. In a recorded account nothing is generated: the token of a saved preview is given out, the newest that is whole, or
 * the call is refused because the data holds none.
 */
export const createExclusionsPreview: Operation<
  Checked<CreateExclusionsPreviewRequest>,
  Wire<CreateExclusionsPreviewResponse>
> = (services, principal, input) => {
  const template = requireTemplate(services, principal, input.assessmentTemplateArn);
  return { previewToken: services.assessment ? generate(services, template) : saved(services, template) };
};

function saved({ store }: Services, { arn }: TemplateRecord): string {
  const previews = store.previewsOf(arn);
  const newest = previews.find(({ complete }) => complete !== false) ?? previews[0];
  if (!newest)
    throw temporarilyUnavailable('An exclusions preview of this template is not in this data', false);
  return newest.token;
}

function generate(services: Services, template: TemplateRecord): string {
  const { store, clock, assessment, previewMilliseconds } = services;
  if (!assessment || !template.described) throw doesNotExist('template', template.arn);
  if (!assessment.knowsTemplate(template))
    throw noSuchEntity('target', 'The instances of the assessment target are not in this data');
  const now = clock.now();
  if (store.previewInProgress(template.arn, now))
    throw new ServiceError(
      'PreviewGenerationInProgressException',
      'The specified assessment template is currently generating an exclusions preview.',
    );
  let token = services.newUuid();
  while (store.preview(token)) token = services.newUuid();
  const readyAt = now + Math.round(previewMilliseconds * clock.speed);
  store.putPreview(
    { token, templateArn: template.arn, createdAt: now, readyAt },
    assessment.preview(template, now),
  );
  return token;
}

/**
 * A preview by its template and token: no items while it is being generated, then all of them page by page. A token
 * that is unknown or another template's is refused. Where only the first pages were saved, the walk through them
 * ends in a refusal.
 */
export const getExclusionsPreview: Operation<
  Checked<GetExclusionsPreviewRequest>,
  Wire<GetExclusionsPreviewResponse>
> = (services, principal, input) => {
  const { store, clock } = services;
  const page = openPage<number>(services, principal, 'GetExclusionsPreview', input, { usual: 100 });
  const template = requireTemplate(services, principal, input.assessmentTemplateArn);
  const preview = store.preview(input.previewToken);
  if (preview?.templateArn !== template.arn)
    throw noSuchEntity('template', 'This assessment template has no exclusions preview with this token');
  if (services.assessment && preview.readyAt > clock.now()) return { previewStatus: 'WORK_IN_PROGRESS' };
  const { items, next } = store.previewItems(preview.token, page.after ?? 0, page.limit);
  return {
    previewStatus: 'COMPLETED',
    exclusionPreviews: items.map(wireExclusionPreview),
    ...nextOrRefusal(
      page,
      { count: items.length, next },
      {
        behindAll: BEHIND_ALL_POSITIONS,
        isPart: () => preview.complete === false,
        refusal: () => noSuchEntity('template', 'The rest of this exclusions preview is not in this data'),
      },
    ),
  };
};
