/** The operations about the subscriptions of SNS topics to the events of assessment templates, and how these are stored. */
import type {
  ListEventSubscriptionsRequest,
  ListEventSubscriptionsResponse,
  SubscribeToEventRequest,
  Subscription,
  UnsubscribeFromEventRequest,
} from '@aws-sdk/client-inspector';
import { requireTaggable } from './arns';
import { invalidArn, limitExceeded, noSuchEntity } from './errors';
import { openPage, pageOfSorted } from './paging';
import { seconds } from './wire';
import type { Checked, Operation, Services, Wire } from './operation';
import { sha256 } from '../hashes';
import { isListInPart } from '../store/account-gaps';
import type { AccountStore } from '../store/account-store';
import { isSavedEmpty } from '../store/plain-rows';

/** The model's limit on an answer's `SubscriptionList`, and so on the topics that a template's events can go to. */
const MOST_SUBSCRIPTIONS = 50;

/** Notes that a topic wants an event of a template. What is sent where is decided by `--events`, not by the topic. */
export const subscribeToEvent: Operation<Checked<SubscribeToEventRequest>, void> = (
  services,
  principal,
  { resourceArn, event, topicArn },
) => {
  const { store, clock } = services;
  requireTopicArn(topicArn);
  requireTaggable(services, principal, resourceArn);
  const known = findSubscription(store, resourceArn, topicArn);
  const events = known?.eventSubscriptions ?? [];
  if (events.some((subscribed) => subscribed.event === event)) return;
  const topics = subscriptionsOf(store, principal.region).filter(
    (topic) => topic.resourceArn === resourceArn,
  );
  if (!known && topics.length >= MOST_SUBSCRIPTIONS)
    throw limitExceeded(
      'EVENT_SUBSCRIPTION_LIMIT_EXCEEDED',
      `The events of a template can go to ${MOST_SUBSCRIPTIONS} topics`,
    );
  const eventSubscriptions = [...events, { event, subscribedAt: seconds(clock.now()) }];
  putSubscription(store, principal.region, { resourceArn, topicArn, eventSubscriptions });
};

/** Takes back a topic's subscription to an event of a template. */
export const unsubscribeFromEvent: Operation<Checked<UnsubscribeFromEventRequest>, void> = (
  services,
  principal,
  { resourceArn, event, topicArn },
) => {
  const { store } = services;
  requireTopicArn(topicArn);
  requireTaggable(services, principal, resourceArn);
  const known = findSubscription(store, resourceArn, topicArn);
  const events = known?.eventSubscriptions ?? [];
  const rest = events.filter((subscribed) => subscribed.event !== event);
  if (!known || rest.length === events.length)
    throw noSuchEntity('sns-topic', `${topicArn} is not subscribed to ${event} of this template`);
  putSubscription(store, principal.region, { ...known, eventSubscriptions: rest });
};

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
  const about = resourceArn === undefined ? [] : [resourceArn];
  const { items, next } = pageOfSorted(wanted, subscriptionKey, page, {
    isPart: () => isListInPart(services.store, principal.region, 'subscription', about),
    refusal: () => noSuchEntity('template', 'The rest of the event subscriptions are not in this data'),
  });
  return { subscriptions: [...items], ...next };
};

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

const TOPIC = /^arn:(?:aws|aws-us-gov|aws-cn):sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}(?:\.fifo)?$/;

/** Throws `INVALID_SNS_TOPIC_ARN` for what is no topic's ARN. Whether the topic exists is not known here. */
function requireTopicArn(arn: string): void {
  if (!TOPIC.test(arn)) throw invalidArn('sns-topic', arn);
}

/**
 * A key by which subscriptions are newest first, by the time of a topic's first event; short enough for a page token.
 * Subscribing to further events leaves it as it is.
 */
function subscriptionKey(subscription: StoredSubscription): string {
  const { resourceArn, topicArn, eventSubscriptions = [] } = subscription;
  const times = eventSubscriptions.map(({ subscribedAt = 0 }) => Math.round(subscribedAt * 1000));
  const first = times.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  const age = (Number.MAX_SAFE_INTEGER - first).toString().padStart(16, '0');
  const hash = sha256(`${resourceArn} ${topicArn}`).toString('base64url');
  return `${age}-${hash.slice(0, 22)}`;
}

/** A topic's subscriptions to a template's events, as ListEventSubscriptions answers them. */
export type StoredSubscription = Wire<Subscription>;

const KIND = 'subscription';

const rowKey = (resourceArn = '', topicArn = ''): string => `${resourceArn} ${topicArn}`;

/** All subscriptions of a region. */
export function subscriptionsOf(store: AccountStore, region: string): readonly StoredSubscription[] {
  return store.plainRows(KIND, region).map(({ value }) => value as StoredSubscription);
}

/** The subscription of a topic to a template's events, if there is one. */
function findSubscription(
  store: AccountStore,
  resourceArn: string,
  topicArn: string,
): StoredSubscription | undefined {
  return store.plainRow(KIND, rowKey(resourceArn, topicArn)) as StoredSubscription | undefined;
}

/** Keeps a subscription as it is now; one that is left without events is deleted. */
function putSubscription(store: AccountStore, region: string, subscription: StoredSubscription): void {
  const key = rowKey(subscription.resourceArn, subscription.topicArn);
  if (subscription.eventSubscriptions?.length === 0) store.deletePlainRow(KIND, key);
  else store.putPlainRow(KIND, region, key, subscription);
}

/** Deletes the subscriptions to everything whose ARN begins like this. */
export function deleteSubscriptions(store: AccountStore, region: string, prefix: string): void {
  for (const { resourceArn = '', topicArn = '' } of subscriptionsOf(store, region))
    if (resourceArn.startsWith(prefix)) store.deletePlainRow(KIND, rowKey(resourceArn, topicArn));
}
