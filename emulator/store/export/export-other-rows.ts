import type { ImportStore } from '../create-store';
import type { ExportedAnswer } from './exported-answer';

/** How a stored row is printed, by its kind. */
const PRINTED: Readonly<Record<string, (key: string, value: unknown) => ExportedAnswer>> = {
  finding: (arn, value) =>
    value === null
      ? { file: 'list-findings.jsonl', answer: { findingArns: [arn] } }
      : { file: 'describe-findings.jsonl', answer: { findings: [value], failedItems: {} } },
  subscription: (_key, value) => ({
    file: 'list-event-subscriptions.jsonl',
    answer: { subscriptions: [value] },
  }),
  telemetry: (arn, value) => ({
    file: 'get-telemetry-metadata.jsonl',
    answer: { assessmentRunArn: arn, telemetryMetadata: value },
  }),
  'agent-previews': (arn, value) => ({
    file: 'preview-agents.jsonl',
    answer: { previewAgentsArn: arn, agentPreviews: value },
  }),
};

/** Findings, subscriptions, telemetry, saved agents of targets, and the cross-account role. */
export function* exportOtherRows(store: ImportStore): Generator<ExportedAnswer> {
  for (const [kind, print] of Object.entries(PRINTED))
    for (const region of store.regions)
      for (const { key, value } of store.plainRows(kind, region)) yield print(key, value);
  for (const { value } of store.plainRows('cross-account-role', ''))
    yield {
      file: 'describe-cross-account-access-role.jsonl',
      answer: value as Readonly<Record<string, unknown>>,
    };
}
