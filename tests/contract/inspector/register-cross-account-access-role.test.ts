import {
  DescribeCrossAccountAccessRoleCommand,
  RegisterCrossAccountAccessRoleCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORDED } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const roleArn = 'arn:aws:iam::111122223333:role/inspector';
const register = (arn: string) =>
  emulator.client().send(new RegisterCrossAccountAccessRoleCommand({ roleArn: arn }));

test('registers the role that Describe answers', async () => {
  await register(roleArn);
  await expect(emulator.client().send(new DescribeCrossAccountAccessRoleCommand({}))).resolves.toMatchObject({
    roleArn,
    valid: true,
    registeredAt: new Date('2018-10-05T12:00:00Z'),
  });
});

test('refuses what is no role, and a role of another account', async () => {
  await expect(register('inspector')).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'INVALID_IAM_ROLE_ARN',
  });
  await expect(register(roleArn.replace('111122223333', RECORDED))).rejects.toMatchObject({
    name: 'InvalidCrossAccountRoleException',
    errorCode: 'ROLE_DOES_NOT_EXIST_OR_INVALID_TRUST_RELATIONSHIP',
    canRetry: false,
  });
});

refusesStrangers(
  () => emulator,
  'RegisterCrossAccountAccessRole',
  (client) => client.send(new RegisterCrossAccountAccessRoleCommand({ roleArn })),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new RegisterCrossAccountAccessRoleCommand({ roleArn })),
);
