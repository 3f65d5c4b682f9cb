import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-inspector';
import { noSuchEntity } from './errors';
import type { Checked, Operation, Wire } from './operation';
import { requireTaggable } from './taggable';

/** The tags of an assessment template. A recorded account that holds none of them refuses to say that there are none. */
export const listTagsForResource: Operation<
  Checked<ListTagsForResourceRequest>,
  Wire<ListTagsForResourceResponse>
> = (services, principal, input) => {
  const template = requireTaggable(services, principal, input.resourceArn);
  const tags = services.store.tags(template.arn);
  if (tags.length === 0 && services.store.kind === 'recorded')
    throw noSuchEntity('template', 'The tags of this assessment template are not in this data');
  return { tags: [...tags] };
};
