import type { UnsubscribeFromEventRequest } from '@aws-sdk/client-inspector';
import { noSuchEntity } from '../errors';
import type { Checked, Operation } from '../operation';
import { findSubscription, putSubscription, requireTaggable, requireTopicArn } from './subscriptions';

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
