import { randomUUID } from 'node:crypto';
import { DATA_HEADER } from '../../src/domain/assessment/account-data';
import { parentArn } from '../../src/domain/address/arn';
import { wasEvaluated } from '../../src/domain/assessment/runs';
import { simulatedFindings, type SimulatedFinding } from '../assessment/findings';
import { isEnded, type RunChange } from '../assessment/run-schedule';
import type { StoredSubscription } from '../inspector/event-subscriptions';
import type { AccountStore } from '../store/account-store';

/** A notification as SNS posts it to a subscriber, as far as it can be known without SNS: nothing signs it here. */
export interface Notification {
  readonly Type: 'Notification';
  readonly MessageId: string;
  readonly TopicArn: string;
  /** What Inspector published: JSON in a text. */
  readonly Message: string;
  /** When, on the account's clock. */
  readonly Timestamp: string;
  /** Says that a simulated account sent it, like all that leaves one. */
  readonly MessageAttributes: Readonly<Record<string, { readonly Type: 'String'; readonly Value: string }>>;
}

/** A change of a run, and the subscriptions that its template had then. */
export interface NotedChange extends RunChange {
  readonly subscriptions: readonly StoredSubscription[];
}

type Event =
  'ASSESSMENT_RUN_STARTED' | 'ASSESSMENT_RUN_STATE_CHANGED' | 'FINDING_REPORTED' | 'ASSESSMENT_RUN_COMPLETED';

/** What an event tells beside the run, the template and the target. */
interface Told {
  readonly event: Event;
  readonly at: number;
  readonly newstate?: string;
  readonly findingsCount?: string;
  readonly finding?: string;
}

/** Findings by rules package, as Java prints a map: `{arn:...=4, arn:...=1}`. */
function countsOf(findings: readonly SimulatedFinding[]): string {
  const counts = new Map<string, number>();
  for (const { serviceAttributes } of findings) {
    const arn = serviceAttributes?.rulesPackageArn ?? '';
    counts.set(arn, (counts.get(arn) ?? 0) + 1);
  }
  return `{${[...counts].map(([arn, count]) => `${arn}=${count}`).join(', ')}}`;
}

/** What a change of a run tells, in the order in which it happened. */
function* toldOf(
  store: AccountStore,
  { run, changes }: RunChange,
  wanted: ReadonlySet<string | undefined>,
): Generator<Told> {
  for (const { state, at } of changes) {
    if (state === 'CREATED') yield { event: 'ASSESSMENT_RUN_STARTED', at };
    yield { event: 'ASSESSMENT_RUN_STATE_CHANGED', at, newstate: state };
    if (!isEnded(state)) continue;
    const counted = wanted.has('FINDING_REPORTED') || wanted.has('ASSESSMENT_RUN_COMPLETED');
    const findings = counted ? simulatedFindings(store, run) : [];
    for (const { arn } of findings) yield { event: 'FINDING_REPORTED', at, finding: arn };
    if (wasEvaluated(state))
      yield { event: 'ASSESSMENT_RUN_COMPLETED', at, findingsCount: countsOf(findings) };
  }
}

/**
 * The message, its members in the order of the traces known (2018 and 2019), which is the one that a HashMap of Java has:
 * that is also where `newstate` comes from, which no trace shows in place.
 */
function messageOf({ run }: RunChange, { event, at, newstate, findingsCount, finding }: Told): string {
  return JSON.stringify({
    template: run.templateArn,
    ...(newstate !== undefined && { newstate }),
    ...(findingsCount !== undefined && { findingsCount }),
    run: run.arn,
    time: new Date(at).toISOString(),
    ...(finding !== undefined && { finding }),
    event,
    target: parentArn(run.templateArn),
  });
}

/** The notifications of a change: one for each topic that has subscribed to what it tells. Made one after the other. */
export function* notificationsOf(store: AccountStore, change: NotedChange): Generator<Notification> {
  const wanted = new Set(
    change.subscriptions.flatMap(({ eventSubscriptions = [] }) =>
      eventSubscriptions.map(({ event }) => event),
    ),
  );
  for (const told of toldOf(store, change, wanted)) {
    if (!wanted.has(told.event)) continue;
    const Message = messageOf(change, told);
    for (const { topicArn = '', eventSubscriptions = [] } of change.subscriptions) {
      if (!eventSubscriptions.some(({ event }) => event === told.event)) continue;
      yield {
        Type: 'Notification',
        MessageId: randomUUID(),
        TopicArn: topicArn,
        Message,
        Timestamp: new Date(told.at).toISOString(),
        MessageAttributes: { [DATA_HEADER]: { Type: 'String', Value: store.kind } },
      };
    }
  }
}
