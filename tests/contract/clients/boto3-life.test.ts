import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boto3Python, runPython } from '../../support/clients';
import { LARGE_RUN, LIMIT, ONE_INSTANCE, PAGED_OPERATIONS, startLife } from './life';

interface Told {
  readonly caught: Readonly<Record<string, string | null>>;
  readonly walked: Readonly<Record<string, number>>;
  readonly states: readonly string[];
  readonly exclusions: number;
}

const program = readFileSync(join(import.meta.dirname, 'boto3_life.py'), 'utf8');

test.skipIf(boto3Python === undefined)(
  'boto3 lives through an account: every paginator, every modelled exception by its class',
  async () => {
    const { emulator, stop } = await startLife();
    try {
      const { code, stdout, stderr } = await runPython(boto3Python ?? '', program, {
        ENDPOINT: emulator.origin,
        LARGE_RUN,
        ONE_INSTANCE,
      });
      expect(code, stderr).toBe(0);
      const told = JSON.parse(stdout) as Told;
      expect(told.caught).toEqual({
        AccessDeniedException: 'ACCESS_DENIED_TO_ASSESSMENT_RUN',
        AgentsAlreadyRunningAssessmentException: null,
        AssessmentRunInProgressException: null,
        InternalException: null,
        InvalidCrossAccountRoleException: 'ROLE_DOES_NOT_EXIST_OR_INVALID_TRUST_RELATIONSHIP',
        InvalidInputException: 'INVALID_MAX_RESULTS',
        LimitExceededException: 'ASSESSMENT_TARGET_LIMIT_EXCEEDED',
        NoSuchEntityException: 'ASSESSMENT_RUN_DOES_NOT_EXIST',
        PreviewGenerationInProgressException: null,
        ServiceTemporarilyUnavailableException: null,
        UnsupportedFeatureException: null,
      });
      expect(Object.keys(told.walked).toSorted()).toEqual(PAGED_OPERATIONS);
      for (const [operation, pages] of Object.entries(told.walked))
        expect(pages, operation).toBeGreaterThanOrEqual(3);
      expect(told.states.at(-1)).toBe('COMPLETED');
      expect(told.exclusions).toBe(101);
    } finally {
      expect(await stop()).not.toHaveProperty('fault');
    }
  },
  LIMIT,
);
