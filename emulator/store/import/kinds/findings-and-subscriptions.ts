import { parentOf, partsOf } from '../evidence/collected';
import { described, type DocumentKind, takeRow } from './document-kind';
import { present, tags } from './shapes';
import { regionIn } from '../named-after';
import { CROSS_ACCOUNT_ROLE, ROLE_OF_ALL_REGIONS } from '../../plain-rows';
import { forEachFitting, Misfit } from '../problems';
import { anyObject, list, many, members, optional, type Reader, text, truth, wireInstant } from '../readers';

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

/** A finding's row; one that a list alone names has null in the place of what was printed. */
const findingRow = <Value>(arn: string, value: Value) => ({
  kind: 'finding',
  region: partsOf(arn).region,
  key: arn,
  value,
});

/** What exclusions do not touch: kept as it was printed, for the operations that ask for it. */
export const otherKinds: readonly DocumentKind[] = [
  described(
    'findings',
    'describe-findings',
    ({ ownArn }) => printedWith(members({ arn: ownArn('finding'), ...findingShape })),
    (collected, finding, place) => {
      const { arn } = finding;
      const what = `describes the finding ${arn}`;
      takeRow(collected, arn, what, findingRow(arn, finding), place, (each) => each.updatedAt);
    },
  ),
  {
    key: 'findingArns',
    command: 'list-findings',
    context: {
      member: 'assessmentRunArn',
      kind: 'run',
      optional: true,
      needed: isEmptyOr('assessmentRunArn'),
    },
    take(collected, { value, path, about, origin, more }) {
      const arns = many(collected.ownArn('finding'))(value, path);
      if (arns.length === 0 && !more)
        collected.emptyAnswers.push({ list: 'findings', about, file: origin.file });
      if (!origin.partial) collected.lists.push({ things: 'finding', about, arns, more, origin });
      if (about !== undefined) {
        const pages = collected.findingPages.get(about) ?? [];
        collected.findingPages.set(about, pages);
        pages.push({ names: new Set(arns), more, origin });
      }
      forEachFitting(arns, (arn) => {
        if (about !== undefined && parentOf(arn) !== about)
          throw new Misfit(path, `has findings of another run than ${about}`);
        if (!collected.plainRows.has(arn)) collected.plainRows.set(arn, findingRow(arn, null));
      });
    },
  },
  {
    key: 'subscriptions',
    command: 'list-event-subscriptions',
    context: { member: 'resourceArn', kind: 'template', optional: true, needed: isEmptyOr('resourceArn') },
    take(collected, taken) {
      const { value, path, about, origin, more } = taken;
      const read = members({
        resourceArn: collected.ownArn('template'),
        topicArn: text(1, 300),
        eventSubscriptions: list(members({ event: text(1, 128), subscribedAt: wireInstant }), 1, 50),
      });
      const subscriptions = many(read)(value, path);
      const keyOf = ({ resourceArn, topicArn }: (typeof subscriptions)[number]): string =>
        `${resourceArn} ${topicArn}`;
      const arns = subscriptions.map(keyOf);
      if (!origin.partial) collected.lists.push({ things: 'subscription', about, arns, more, origin });
      if (subscriptions.length === 0 && !more)
        collected.emptyAnswers.push({ list: 'subscriptions', about, file: origin.file });
      forEachFitting(subscriptions, (subscription) => {
        if (about !== undefined && subscription.resourceArn !== about)
          throw new Misfit(path, `has subscriptions to another template than ${about}`);
        const key = keyOf(subscription);
        const { region } = partsOf(subscription.resourceArn);
        const row = { kind: 'subscription', region, key, value: subscription };
        takeRow(collected, `subscription ${key}`, `lists the subscription of ${key}`, row, taken);
      });
    },
  },
  {
    key: 'roleArn',
    command: 'describe-cross-account-access-role',
    beside: ['valid', 'registeredAt'],
    take(collected, taken) {
      const { document, value, path, origin } = taken;
      const role = members({ roleArn: text(1, 300), valid: truth, registeredAt: wireInstant });
      const read = role(Object.fromEntries(document), '$');
      text(1, 300)(value, path);
      // The answer does not say of which region it is; where its file does not either, it holds for all.
      const region = regionIn(origin.file);
      const key = region ?? ROLE_OF_ALL_REGIONS;
      const row = { kind: CROSS_ACCOUNT_ROLE, region: region ?? '', key, value: read };
      takeRow(collected, `role ${key}`, 'names the cross-account role', row, taken);
    },
  },
];
