import type { Subscription } from '@aws-sdk/client-inspector';
import { createHash } from 'node:crypto';
import { parseArn } from '../../../src/domain/address/arn';
import type { AccountStore } from '../../store/account-store';
import type { TemplateRecord } from '../../store/records';
import { requireTemplate } from '../arns';
import { invalidArn, invalidInput } from '../errors';
import type { Principal, Services, Wire } from '../operation';

/** The template that a `resourceArn` names: only templates have tags and event subscriptions. */
export function requireTaggable(services: Services, principal: Principal, arn: string): TemplateRecord {
  if (parseArn(arn)?.kind !== 'template')
    throw invalidInput('INVALID_RESOURCE_ARN', `'${arn}' is not the ARN of an assessment template`);
  return requireTemplate(services, principal, arn);
}

/** A topic's subscriptions to a template's events, as ListEventSubscriptions answers them. */
export type StoredSubscription = Wire<Subscription>;

const KIND = 'subscription';
const TOPIC = /^arn:(?:aws|aws-us-gov|aws-cn):sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}(?:\.fifo)?$/;

/**
 * A key by which subscriptions are newest first, by the time of a topic's first event; short enough for a page token.
 * Subscribing to further events leaves it as it is.
 */
export function subscriptionKey(subscription: StoredSubscription): string {
  const { resourceArn, topicArn, eventSubscriptions = [] } = subscription;
  const times = eventSubscriptions.map(({ subscribedAt = 0 }) => Math.round(subscribedAt * 1000));
  const first = times.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  const age = (Number.MAX_SAFE_INTEGER - first).toString().padStart(16, '0');
  const hash = createHash('sha256').update(`${resourceArn} ${topicArn}`).digest('base64url');
  return `${age}-${hash.slice(0, 22)}`;
}

const rowKey = (resourceArn = '', topicArn = ''): string => `${resourceArn} ${topicArn}`;

/** Throws `INVALID_SNS_TOPIC_ARN` for what is no topic's ARN. Whether the topic exists is not known here. */
export function requireTopicArn(arn: string): void {
  if (!TOPIC.test(arn)) throw invalidArn('sns-topic', arn);
}

/** All subscriptions of a region. */
export function subscriptionsOf(store: AccountStore, region: string): readonly StoredSubscription[] {
  return store.plainRows(KIND, region).map(({ value }) => value as StoredSubscription);
}

/** The subscription of a topic to a template's events, if there is one. */
export function findSubscription(
  store: AccountStore,
  resourceArn: string,
  topicArn: string,
): StoredSubscription | undefined {
  return store.plainRow(KIND, rowKey(resourceArn, topicArn)) as StoredSubscription | undefined;
}

/** Keeps a subscription as it is now; one that is left without events is deleted. */
export function putSubscription(store: AccountStore, region: string, subscription: StoredSubscription): void {
  const key = rowKey(subscription.resourceArn, subscription.topicArn);
  if (subscription.eventSubscriptions?.length === 0) store.deletePlainRow(KIND, key);
  else store.putPlainRow(KIND, region, key, subscription);
}

/** Deletes the subscriptions to everything whose ARN begins like this. */
export function deleteSubscriptions(store: AccountStore, region: string, prefix: string): void {
  for (const { resourceArn = '', topicArn = '' } of subscriptionsOf(store, region))
    if (resourceArn.startsWith(prefix)) store.deletePlainRow(KIND, rowKey(resourceArn, topicArn));
}
