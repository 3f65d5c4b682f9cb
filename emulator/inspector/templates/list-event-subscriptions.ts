import type {
  ListEventSubscriptionsRequest,
  ListEventSubscriptionsResponse,
} from '@aws-sdk/client-inspector';
import { isSavedEmpty } from '../../store/plain-rows';
import { noSuchEntity } from '../errors';
import { openPage, pageOfSorted } from '../lists/paging';
import type { Checked, Operation, Services, Wire } from '../operation';
import { requireTaggable, subscriptionKey, subscriptionsOf } from './subscriptions';

/** The model's limit on an answer's `SubscriptionList`. */
const MOST_SUBSCRIPTIONS = 50;

/** In a recorded account no subscriptions are known to be none only where an empty answer was saved. */
function requireSavedEmpty({ store }: Services, region: string, templateArn: string | undefined): void {
  if (store.kind !== 'recorded' || isSavedEmpty(store, 'subscriptions', region)) return;
  if (templateArn === undefined)
    throw noSuchEntity('sns-topic', 'The event subscriptions are not in this data');
  if (!isSavedEmpty(store, 'subscriptions', templateArn))
    throw noSuchEntity(
      'template',
      'The event subscriptions of this assessment template are not in this data',
    );
}

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
  if (wanted.length === 0) requireSavedEmpty(services, principal.region, resourceArn);
  const { items, next } = pageOfSorted(wanted, subscriptionKey, page);
  return { subscriptions: [...items], ...next };
};
