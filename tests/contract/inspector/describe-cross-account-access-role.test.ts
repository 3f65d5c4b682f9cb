import { DescribeCrossAccountAccessRoleCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORDED } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

test.each([undefined, RECORDED] as const)('says that none is registered (%s)', async (account) => {
  await expect(
    emulator.client('admin', account).send(new DescribeCrossAccountAccessRoleCommand({})),
  ).rejects.toMatchObject({ name: 'NoSuchEntityException', errorCode: 'IAM_ROLE_DOES_NOT_EXIST' });
});

refusesStrangers(
  () => emulator,
  'DescribeCrossAccountAccessRole',
  (client) => client.send(new DescribeCrossAccountAccessRoleCommand({})),
);
