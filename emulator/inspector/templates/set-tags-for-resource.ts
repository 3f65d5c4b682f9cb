import type { SetTagsForResourceRequest } from '@aws-sdk/client-inspector';
import { requireUniqueKeys } from '../model/find-violations';
import type { Checked, Operation } from '../operation';
import { requireTaggable } from './subscriptions';

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
