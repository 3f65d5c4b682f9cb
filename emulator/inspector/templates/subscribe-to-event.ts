import type { SubscribeToEventRequest } from '@aws-sdk/client-inspector';
import { limitExceeded } from '../errors';
import { seconds } from '../model/wire';
import type { Checked, Operation } from '../operation';
import {
  findSubscription,
  putSubscription,
  requireTaggable,
  requireTopicArn,
  subscriptionsOf,
} from './subscriptions';

/** How many topics a template's events can go to: as many as one answer of ListEventSubscriptions holds. */
const MOST_TOPICS = 50;

/** Notes that a topic wants an event of a template. Nothing is ever sent from here. */
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
  if (!known && topics.length >= MOST_TOPICS)
    throw limitExceeded(
      'EVENT_SUBSCRIPTION_LIMIT_EXCEEDED',
      `The events of a template can go to ${MOST_TOPICS} topics`,
    );
  const eventSubscriptions = [...events, { event, subscribedAt: seconds(clock.now()) }];
  putSubscription(store, principal.region, { resourceArn, topicArn, eventSubscriptions });
};
