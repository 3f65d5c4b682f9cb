import type {
  CreateExclusionsPreviewRequest,
  CreateExclusionsPreviewResponse,
} from '@aws-sdk/client-inspector';
import type { TemplateRecord } from '../../store/records';
import { requireTemplate } from '../arns';
import { doesNotExist, noSuchEntity, temporarilyUnavailable } from '../errors';
import { type Checked, type Operation, ServiceError, type Services, type Wire } from '../operation';

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
