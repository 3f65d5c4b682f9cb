import { appendFile } from 'node:fs/promises';
import type { RunChange } from '../assessment/run-schedule';
import { subscriptionsOf } from '../inspector/event-subscriptions';
import type { AccountStore } from '../store/account-store';
import type { Destination } from './destination';
import { type NotedChange, type Notification, notificationsOf } from './notifications';
import { visibleJson } from '../../src/domain/text/safe-text';

/** What the log hears of notifications that did not arrive. */
export interface Undelivered {
  readonly events: 'not delivered' | 'dropped';
  readonly reason: string;
  readonly topicArn?: string;
  readonly messageId?: string;
  readonly message?: string;
}

export interface DeliveryOptions {
  readonly destination: Destination;
  readonly report: (undelivered: Undelivered) => void;
  /** How many changes may wait (1,000); a receiver that is slower than that loses the newest. */
  readonly most?: number;
  /** How long a receiver may take for one notification, in milliseconds (5,000). */
  readonly patience?: number;
}

export interface Delivery {
  /** Takes notifications, which are made and sent later, one after the other. Never waits and never throws. */
  readonly enqueue: (notifications: Iterable<Notification>) => void;
  /** Resolves when nothing waits any more, or after some time: for the end of the program. */
  readonly settled: (milliseconds: number) => Promise<void>;
  /** Nothing is sent after this; what was still waiting is said. */
  readonly close: () => void;
}

const MOST_WAITING = 1000;
const PATIENCE = 5000;

/** Posts as SNS does. Source: Amazon SNS Developer Guide, "HTTP/HTTPS headers". */
async function post(url: string, notification: Notification, signal: AbortSignal): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal,
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': notification.Type,
      'x-amz-sns-message-id': notification.MessageId,
      'x-amz-sns-topic-arn': notification.TopicArn,
    },
    body: JSON.stringify(notification),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`);
}

/** The reason of a failure, in one line: `fetch` says what happened in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

/**
 * Delivers notifications in their order, one at a time, apart from the calls that cause them. What fails is said in the log and
 * not tried again.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { destination, report, most = MOST_WAITING, patience = PATIENCE } = options;
  const waiting: Iterable<Notification>[] = [];
  const end = new AbortController();
  let working: Promise<void> | undefined;

  async function send(notification: Notification): Promise<void> {
    try {
      if (destination.kind === 'file') await appendFile(destination.path, `${visibleJson(notification)}\n`);
      else
        await post(
          destination.url,
          notification,
          AbortSignal.any([end.signal, AbortSignal.timeout(patience)]),
        );
    } catch (error) {
      const { TopicArn, MessageId, Message } = notification;
      const what = { topicArn: TopicArn, messageId: MessageId, message: Message };
      report({ events: 'not delivered', reason: reasonOf(error), ...what });
    }
  }

  async function work(): Promise<void> {
    // Not in the call that caused it.
    await new Promise((resolve) => setImmediate(resolve));
    for (let next = waiting.shift(); next && !end.signal.aborted; next = waiting.shift())
      try {
        for (const notification of next) {
          if (end.signal.aborted) return;
          await send(notification);
        }
      } catch (error) {
        report({ events: 'dropped', reason: `they could not be made: ${reasonOf(error)}` });
      }
    working = undefined;
  }

  return {
    enqueue(notifications) {
      if (end.signal.aborted) return;
      if (waiting.length >= most) {
        report({ events: 'dropped', reason: `${most} changes are waiting for the receiver already` });
        return;
      }
      waiting.push(notifications);
      working ??= work();
    },
    async settled(milliseconds) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      await Promise.race([working ?? Promise.resolve(), late]);
      clearTimeout(timer);
    },
    close() {
      if (waiting.length > 0)
        report({ events: 'dropped', reason: `${waiting.length} changes were still waiting at the end` });
      waiting.length = 0;
      end.abort();
    },
  };
}

/** The changes of one account's runs, which are only told when they have been kept. */
export interface AccountEvents {
  /** Notes a change that is being written. */
  readonly note: (change: RunChange) => void;
  /** What was noted has been kept: it is told to whoever has subscribed to it. */
  readonly publish: () => void;
  /** What was noted has been taken back. */
  readonly forget: () => void;
}

/** Looks up, for each change, who had subscribed to the events of its template, and gives it to the delivery. */
export function createAccountEvents(store: AccountStore, delivery: Delivery): AccountEvents {
  let noted: NotedChange[] = [];
  return {
    note(change) {
      const { templateArn, region } = change.run;
      const subscriptions = subscriptionsOf(store, region).filter(
        ({ resourceArn }) => resourceArn === templateArn,
      );
      if (subscriptions.length > 0) noted.push({ ...change, subscriptions });
    },
    publish() {
      for (const change of noted) delivery.enqueue(notificationsOf(store, change));
      noted = [];
    },
    forget() {
      noted = [];
    },
  };
}
