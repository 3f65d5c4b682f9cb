import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-inspector';
import { isSavedEmpty } from '../../store/plain-rows';
import { noSuchEntity } from '../errors';
import type { Checked, Operation, Wire } from '../operation';
import { requireTaggable } from './subscriptions';

/** The tags of an assessment template. A recorded account says that there are none only where that was saved. */
export const listTagsForResource: Operation<
  Checked<ListTagsForResourceRequest>,
  Wire<ListTagsForResourceResponse>
> = (services, principal, input) => {
  const template = requireTaggable(services, principal, input.resourceArn);
  const { store } = services;
  const tags = store.tags(template.arn);
  if (tags.length === 0 && store.kind === 'recorded' && !isSavedEmpty(store, 'tags', template.arn))
    throw noSuchEntity('template', 'The tags of this assessment template are not in this data');
  return { tags: [...tags] };
};
