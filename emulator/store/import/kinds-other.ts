import { partsOf } from './collected';
import type { DocumentKind } from './document-kind';
import { wireInstant } from './instant';
import { anyObject, list, many, members, optional, text, truth } from './readers';

/** What exclusions do not touch: kept as it was printed, for the operations that ask for it. */
export const otherKinds: readonly DocumentKind[] = [
  {
    key: 'findings',
    command: 'describe-findings',
    take(collected, { value, path }) {
      const head = members({
        arn: collected.ownArn('finding'),
        createdAt: wireInstant,
        updatedAt: wireInstant,
        severity: optional(text(1, 128)),
      });
      const read = many((item, at) => ({ ...anyObject(item, at), ...head(item, at) }));
      for (const finding of read(value, path)) {
        const { region } = partsOf(finding.arn);
        collected.plainRows.set(finding.arn, { kind: 'finding', region, key: finding.arn, value: finding });
      }
    },
  },
  {
    key: 'findingArns',
    command: 'list-findings',
    take(collected, { value, path }) {
      for (const arn of many(collected.ownArn('finding'))(value, path))
        if (!collected.plainRows.has(arn))
          collected.plainRows.set(arn, {
            kind: 'finding',
            region: partsOf(arn).region,
            key: arn,
            value: null,
          });
    },
  },
  {
    key: 'subscriptions',
    command: 'list-event-subscriptions',
    take(collected, { value, path }) {
      const read = members({
        resourceArn: collected.ownArn('template'),
        topicArn: text(1, 300),
        eventSubscriptions: list(members({ event: text(1, 128), subscribedAt: wireInstant }), 1, 50),
      });
      for (const subscription of many(read)(value, path)) {
        const key = `${subscription.resourceArn} ${subscription.topicArn}`;
        const { region } = partsOf(subscription.resourceArn);
        collected.plainRows.set(`subscription ${key}`, {
          kind: 'subscription',
          region,
          key,
          value: subscription,
        });
      }
    },
  },
  {
    key: 'roleArn',
    command: 'describe-cross-account-access-role',
    beside: ['valid', 'registeredAt'],
    take(collected, { document, value, path }) {
      const role = members({ roleArn: text(1, 300), valid: truth, registeredAt: wireInstant });
      const read = role(Object.fromEntries(document), '$');
      text(1, 300)(value, path);
      collected.plainRows.set('role', { kind: 'cross-account-role', region: '', key: 'role', value: read });
    },
  },
];
