import type { ImportStore } from '../create-store';
import { type EmptyList, SAVED_EMPTY } from '../plain-rows';
import type { ExportedAnswer } from './exported-answer';

/** A row that is to be printed; its region is empty where it holds for all. */
interface Row {
  readonly region: string;
  readonly key: string;
  readonly value: unknown;
}

/** How a list that was saved as empty is printed: its command, its member, and the member that says what it is about. */
const EMPTY: Readonly<Record<EmptyList, readonly [command: string, member: string, about: string]>> = {
  findings: ['list-findings', 'findingArns', 'assessmentRunArn'],
  'run-agents': ['list-assessment-run-agents', 'assessmentRunAgents', 'assessmentRunArn'],
  subscriptions: ['list-event-subscriptions', 'subscriptions', 'resourceArn'],
  tags: ['list-tags-for-resource', 'tags', 'resourceArn'],
};

/** An answer about a whole region says so by its file's name. */
const fileOf = (command: string, region: string): string =>
  region === '' ? `${command}.jsonl` : `${command}.${region}.jsonl`;

function printEmpty({ region, value }: Row): ExportedAnswer {
  const { list, about } = value as { readonly list: EmptyList; readonly about: string };
  const [command, member, aboutMember] = EMPTY[list];
  if (about === region) return { file: fileOf(command, region), answer: { [member]: [] } };
  return { file: fileOf(command, ''), answer: { [aboutMember]: about, [member]: [] } };
}

/** How a stored row is printed, by its kind. */
const PRINTED: Readonly<Record<string, (row: Row) => ExportedAnswer>> = {
  finding: ({ key, value }) =>
    value === null
      ? { file: 'list-findings.jsonl', answer: { findingArns: [key] } }
      : { file: 'describe-findings.jsonl', answer: { findings: [value], failedItems: {} } },
  subscription: ({ value }) => ({
    file: 'list-event-subscriptions.jsonl',
    answer: { subscriptions: [value] },
  }),
  telemetry: ({ key, value }) => ({
    file: 'get-telemetry-metadata.jsonl',
    answer: { assessmentRunArn: key, telemetryMetadata: value },
  }),
  'agent-previews': ({ key, value }) => ({
    file: 'preview-agents.jsonl',
    answer: { previewAgentsArn: key, agentPreviews: value },
  }),
  'cross-account-role': ({ region, value }) => ({
    file: fileOf('describe-cross-account-access-role', region),
    answer: value as Readonly<Record<string, unknown>>,
  }),
  [SAVED_EMPTY]: printEmpty,
};

/** Findings, subscriptions, telemetry, saved agents of targets, cross-account roles, and which lists were saved as empty. */
export function* exportOtherRows(store: ImportStore): Generator<ExportedAnswer> {
  for (const [kind, print] of Object.entries(PRINTED))
    for (const row of store.allPlainRows(kind)) yield print(row);
}
