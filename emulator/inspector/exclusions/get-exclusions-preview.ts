import type { GetExclusionsPreviewRequest, GetExclusionsPreviewResponse } from '@aws-sdk/client-inspector';
import { requireTemplate } from '../arns';
import { noSuchEntity } from '../errors';
import type { Checked, Operation, Wire } from '../operation';
import { openPage } from '../lists/paging';
import { wireExclusionPreview } from '../model/wire';

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
  const after = page.after ?? 0;
  const { items, next } = store.previewItems(preview.token, after, page.limit);
  const answer = { previewStatus: 'COMPLETED' as const, exclusionPreviews: items.map(wireExclusionPreview) };
  if (preview.complete !== false) return { ...answer, ...page.next(next) };
  if (items.length === 0)
    throw noSuchEntity('template', 'The rest of this exclusions preview is not in this data');
  return { ...answer, ...page.next(next ?? after + items.length) };
};
