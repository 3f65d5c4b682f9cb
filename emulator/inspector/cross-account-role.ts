/** The operations about the role by which the service would read the account, and how it is stored. */
import type {
  DescribeCrossAccountAccessRoleResponse,
  RegisterCrossAccountAccessRoleRequest,
} from '@aws-sdk/client-inspector';
import { invalidArn, noSuchEntity, ServiceError } from './errors';
import { seconds } from './wire';
import { CROSS_ACCOUNT_ROLE, ROLE_OF_ALL_REGIONS } from '../store/plain-rows';
import type { Checked, Operation, Wire } from './operation';

/** The role of a region as DescribeCrossAccountAccessRole answers it. */
type StoredRole = Wire<DescribeCrossAccountAccessRoleResponse>;

const ROLE = /^arn:(?:aws|aws-us-gov|aws-cn):iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;

/** Notes the role by which the service would read the account. Another account's role is no role that it could use. */
export const registerCrossAccountAccessRole: Operation<
  Checked<RegisterCrossAccountAccessRoleRequest>,
  void
> = ({ store, clock }, { region }, { roleArn }) => {
  const account = ROLE.exec(roleArn)?.[1];
  if (account === undefined) throw invalidArn('iam-role', roleArn);
  if (account !== store.accountId)
    throw new ServiceError(
      'InvalidCrossAccountRoleException',
      `Inspector cannot assume the role ${roleArn}`,
      { errorCode: 'ROLE_DOES_NOT_EXIST_OR_INVALID_TRUST_RELATIONSHIP', canRetry: false },
    );
  const role: StoredRole = { roleArn, valid: true, registeredAt: seconds(clock.now()) };
  store.putPlainRow(CROSS_ACCOUNT_ROLE, region, region, role);
};

/** The role that was registered in the region. The model declares no error for there being none; the nearest is given. */
export const describeCrossAccountAccessRole: Operation<
  unknown,
  Wire<DescribeCrossAccountAccessRoleResponse>
> = ({ store }, { region }) => {
  const role =
    store.plainRow(CROSS_ACCOUNT_ROLE, region) ?? store.plainRow(CROSS_ACCOUNT_ROLE, ROLE_OF_ALL_REGIONS);
  if (role === undefined && store.kind === 'recorded')
    throw noSuchEntity('iam-role', 'The cross-account access role is not in this data');
  if (role === undefined) throw noSuchEntity('iam-role', 'No cross-account access role is registered');
  return role as StoredRole;
};
