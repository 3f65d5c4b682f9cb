import type {
  ListEventSubscriptionsRequest,
  ListEventSubscriptionsResponse,
} from '@aws-sdk/client-inspector';
import type { Checked, Operation, Wire } from './operation';
import { openPage, pageOfSorted } from './paging';
import { subscriptionKey, subscriptionsOf } from './subscriptions';
import { requireTaggable } from './taggable';

/** The model's limit on an answer's `SubscriptionList`. */
const MOST_SUBSCRIPTIONS = 50;

/** The subscriptions to the events of a template, or of all of the region. */
export const listEventSubscriptions: Operation<
  Checked<ListEventSubscriptionsRequest>,
  Wire<ListEventSubscriptionsResponse>
> = (services, principal, input) => {
  const { resourceArn } = input;
  const page = openPage<string>(services, principal, 'ListEventSubscriptions', input, {
    most: MOST_SUBSCRIPTIONS,
  });
  if (resourceArn !== undefined) requireTaggable(services, principal, resourceArn);
  const wanted = subscriptionsOf(services.store, principal.region).filter(
    (subscription) => resourceArn === undefined || subscription.resourceArn === resourceArn,
  );
  const { items, next } = pageOfSorted(wanted, subscriptionKey, page);
  return { subscriptions: [...items], ...next };
};
