import { DeleteAssessmentRunCommand, StartAssessmentRunCommand } from '@aws-sdk/client-inspector';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../emulator/inspector/limits';
import type { RunRecord } from '../../../emulator/store/records';
import { NOW, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

/** The two limits that a person does not reach by hand; those of targets, templates and topics stand with their operations. */
const emulator = smallEmulator();

const start = () =>
  emulator.client().send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.weekly }));
const remove = (arn: string) =>
  emulator.client().send(new DeleteAssessmentRunCommand({ assessmentRunArn: arn }));
const refusal = {
  name: 'LimitExceededException',
  errorCode: 'ASSESSMENT_RUN_LIMIT_EXCEEDED',
  canRetry: false,
  $metadata: { httpStatusCode: 400 },
};

function storedRun(): RunRecord {
  const run = emulator.services.store.run(small.runs[0] ?? '');
  if (!run) throw new Error('the small account has this run');
  return run;
}

test('the runs that collect data have five hundred agents at most, all together', async () => {
  const { store } = emulator.services;
  const arn = `${small.nightly}/run/0-Crowded1`;
  const ends = [{ state: 'STOP_DATA_COLLECTION_PENDING', at: NOW + 3_600_000 }];
  const run = { ...storedRun(), arn, templateArn: small.nightly, name: 'crowded' };
  const hold = (count: number) => {
    const agents = Array.from({ length: count }, (_, i) => ({
      agentId: `i-crowd${i}`,
      agentHealth: 'HEALTHY',
      agentHealthCode: 'RUNNING',
      telemetryMetadata: [],
    }));
    store.putRunAgents(arn, agents);
  };
  store.putRun({ ...run, state: 'COLLECTING_DATA', completedAt: null, schedule: ends });
  // The target of the weekly template matches three.
  hold(LIMITS.agents - 2);
  await expect(start()).rejects.toMatchObject(refusal);
  hold(LIMITS.agents - 3);
  const { assessmentRunArn } = await start();
  expect(assessmentRunArn).toBeDefined();
  for (const each of [arn, assessmentRunArn ?? '']) store.deleteRun(each);
});

test('a region has fifty thousand runs at most', async () => {
  const { store } = emulator.services;
  const like = storedRun();
  const there = [small.weekly, small.nightly, small.empty].reduce(
    (sum, arn) => sum + store.runsOf(arn).count,
    0,
  );
  store.transaction(() => {
    for (let i = there; i < LIMITS.runs; i += 1)
      store.putRun({ ...like, arn: `${small.weekly}/run/0-${String(i).padStart(8, 'x')}`, name: `run ${i}` });
  });
  await expect(start()).rejects.toMatchObject(refusal);
  await remove(small.runs[0] ?? '');
  await expect(start()).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
  await expect(start()).rejects.toMatchObject(refusal);
});
