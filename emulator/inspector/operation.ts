/**
 * What an operation of the service is. To add one: write it in the file of the things that it is about (`runs.ts`,
 * `templates.ts` ...), and give it its row in `operation-table.ts`. `dispatch.ts` runs it.
 */
import type { Assessment } from '../assessment/create-assessment';
import type { NoteChange } from '../assessment/run-schedule';
import type { AccountClock } from '../clock';
import type { Verification } from '../store/digests';
import type { EvidenceDesk } from '../store/evidence-desk';
import type { AccountStore } from '../store/account-store';

/** Who calls, as the front door has proved it: a user's key pair or an identity's credentials. */
export interface Principal {
  readonly accountId: string;
  /** The region of the credential scope that the request was signed for. */
  readonly region: string;
  /** For example `arn:aws:iam::123456789012:user/auditor`. */
  readonly arn: string;
  /** IAM-like action patterns, for example `inspector:*` or `inspector:Describe*`. */
  readonly allow: readonly string[];
}

/** What an operation works on: one account's data, its clock, the engine, and how the service is set. */
export interface Services {
  readonly store: AccountStore;
  readonly clock: AccountClock;
  /** The engine of a simulated account; a recorded one has none, so that nothing can be made up. */
  readonly assessment: Assessment | undefined;
  /** Hears of each state that a run enters; undefined where nobody asks (`--events`). */
  readonly noteChange?: NoteChange | undefined;
  /** What is left to be verified of a large store, by whoever serves it; undefined where it was verified before anybody could ask. */
  readonly verification?: Verification | undefined;
  /** Where its documents lie, and how they are handed over; undefined where only the store is there. */
  readonly evidence?: EvidenceDesk | undefined;
  /** What a page of ARNs or previews holds at most: the documentation says 500, the output shape 100. */
  readonly pageCap: 100 | 500;
  /** How long a preview is generated, in real milliseconds. */
  readonly previewMilliseconds: number;
  /** Hexadecimal UUIDs for preview tokens, and the source of new ids (`0-` and 8 base-62 characters). */
  readonly newUuid: () => string;
  readonly newId: () => string;
}

/** The wire's shape of an SDK type: what is a Date there is epoch seconds (with fractions) here. */
export type Wire<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** The wire's shape of an input that has passed the check: what the model requires is there. */
export type Checked<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? Checked<Item>[]
    : T extends object
      ? { [Key in keyof T]: Checked<Exclude<T[Key], undefined>> }
      : T;

/**
 * An operation of the service: a plain function that knows neither HTTP nor signatures.
 * Its input has passed the model's constraints; it throws a {@link ServiceError} for what it refuses.
 */
export type Operation<Input = never, Output = unknown> = (
  services: Services,
  principal: Principal,
  input: Input,
) => Output;

/** An output that is sent line by line, each line a JSON text, while it is made. It can be read once. */
export class LinesOutput {
  readonly lines: Iterable<string>;
  /** The same lines compressed with brotli, in base64, where they lie ready. */
  readonly ready: string | undefined;

  constructor(lines: Iterable<string>, ready?: string) {
    this.lines = lines;
    this.ready = ready;
  }
}
