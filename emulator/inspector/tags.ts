/** The operations about the tags of resources: only assessment templates have any. */
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  SetTagsForResourceRequest,
} from '@aws-sdk/client-inspector';
import { requireTaggable } from './arns';
import { noSuchEntity } from './errors';
import { requireUniqueKeys } from './model/check-input';
import type { Checked, Operation, Wire } from './operation';
import { isSavedEmpty } from '../store/plain-rows';

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

/** Sets the tags of an assessment template in place of all that it had; without any it has none. */
export const setTagsForResource: Operation<Checked<SetTagsForResourceRequest>, void> = (
  services,
  principal,
  input,
) => {
  const template = requireTaggable(services, principal, input.resourceArn);
  const tags = input.tags ?? [];
  requireUniqueKeys(tags, 'INVALID_TAG_KEY');
  services.store.putTags(template.arn, tags);
};
