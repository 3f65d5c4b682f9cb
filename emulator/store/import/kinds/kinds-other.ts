import { parentOf, partsOf } from '../evidence/collected';
import type { DocumentKind } from './document-kind';
import { wireInstant } from '../instant';
import { forEachFitting, Misfit } from '../misfit';
import { regionIn } from '../named-after';
import { anyObject, forEachItem, list, many, members, optional, type Reader, text, truth } from '../readers';
import { present, tags } from './shapes';

/** An object as it was printed, with what is read of it in the place of what stood there. */
const printedWith =
  <T extends object>(head: Reader<T>): Reader<Readonly<Record<string, unknown>> & T> =>
  (value, path) =>
    present({ ...anyObject(value, path), ...head(value, path) });

/** What the filters of ListFindings and the attributes of findings look at; the rest is only given back. */
const findingShape = {
  createdAt: wireInstant,
  updatedAt: wireInstant,
  severity: optional(text(1, 128)),
  id: optional(text(0, 128)),
  attributes: optional(tags(50)),
  userAttributes: optional(tags(10)),
  serviceAttributes: optional(printedWith(members({ rulesPackageArn: optional(text(1, 300)) }))),
  assetAttributes: optional(
    printedWith(members({ agentId: optional(text(1, 128)), autoScalingGroup: optional(text(1, 256)) })),
  ),
};

/** Whether an answer has no items, or a member that says what it is about. */
const isEmptyOr =
  (member: string) =>
  (document: ReadonlyMap<string, unknown>): boolean =>
    document.has(member) ||
    [...document.values()].some((value) => Array.isArray(value) && value.length === 0);

/** What exclusions do not touch: kept as it was printed, for the operations that ask for it. */
export const otherKinds: readonly DocumentKind[] = [
  {
    key: 'findings',
    command: 'describe-findings',
    take(collected, { value, path, origin }) {
      const read = many(printedWith(members({ arn: collected.ownArn('finding'), ...findingShape })));
      forEachItem(read(value, path), path, (finding, at) => {
        const { arn } = finding;
        const earlier = (collected.plainRows.get(arn)?.value ?? undefined) as typeof finding | undefined;
        const dates = earlier && ([earlier.updatedAt, finding.updatedAt] as const);
        const said = { earlier, now: finding, ...(dates && { dates }) };
        if (collected.sayings.supersedes(arn, `describes the finding ${arn}`, said, origin, at))
          collected.plainRows.set(arn, {
            kind: 'finding',
            region: partsOf(arn).region,
            key: arn,
            value: finding,
          });
      });
    },
  },
  {
    key: 'findingArns',
    command: 'list-findings',
    context: {
      member: 'assessmentRunArn',
      kind: 'run',
      optional: true,
      needed: isEmptyOr('assessmentRunArn'),
    },
    take(collected, { value, path, about, origin: { file }, more }) {
      const arns = many(collected.ownArn('finding'))(value, path);
      if (arns.length === 0 && !more) collected.emptyAnswers.push({ list: 'findings', about, file });
      forEachFitting(arns, (arn) => {
        if (about !== undefined && parentOf(arn) !== about)
          throw new Misfit(path, `has findings of another run than ${about}`);
        if (!collected.plainRows.has(arn))
          collected.plainRows.set(arn, {
            kind: 'finding',
            region: partsOf(arn).region,
            key: arn,
            value: null,
          });
      });
    },
  },
  {
    key: 'subscriptions',
    command: 'list-event-subscriptions',
    context: { member: 'resourceArn', kind: 'template', optional: true, needed: isEmptyOr('resourceArn') },
    take(collected, { value, path, about, origin, more }) {
      const read = members({
        resourceArn: collected.ownArn('template'),
        topicArn: text(1, 300),
        eventSubscriptions: list(members({ event: text(1, 128), subscribedAt: wireInstant }), 1, 50),
      });
      const subscriptions = many(read)(value, path);
      if (subscriptions.length === 0 && !more)
        collected.emptyAnswers.push({ list: 'subscriptions', about, file: origin.file });
      forEachFitting(subscriptions, (subscription) => {
        if (about !== undefined && subscription.resourceArn !== about)
          throw new Misfit(path, `has subscriptions to another template than ${about}`);
        const key = `${subscription.resourceArn} ${subscription.topicArn}`;
        const { region } = partsOf(subscription.resourceArn);
        const rowKey = `subscription ${key}`;
        const said = { earlier: collected.plainRows.get(rowKey)?.value, now: subscription };
        if (collected.sayings.supersedes(rowKey, `lists the subscription of ${key}`, said, origin, path))
          collected.plainRows.set(rowKey, { kind: 'subscription', region, key, value: subscription });
      });
    },
  },
  {
    key: 'roleArn',
    command: 'describe-cross-account-access-role',
    beside: ['valid', 'registeredAt'],
    take(collected, { document, value, path, origin }) {
      const role = members({ roleArn: text(1, 300), valid: truth, registeredAt: wireInstant });
      const read = role(Object.fromEntries(document), '$');
      text(1, 300)(value, path);
      // The answer does not say of which region it is; where its file does not either, it holds for all.
      const region = regionIn(origin.file);
      const row = { kind: 'cross-account-role', region: region ?? '', key: region ?? 'role', value: read };
      const rowKey = `role ${row.key}`;
      const said = { earlier: collected.plainRows.get(rowKey)?.value, now: read };
      if (collected.sayings.supersedes(rowKey, 'names the cross-account role', said, origin, path))
        collected.plainRows.set(rowKey, row);
    },
  },
];
