import type { DescribeCrossAccountAccessRoleResponse } from '@aws-sdk/client-inspector';
import { ROLE_KIND, SAVED_ROLE, type StoredRole } from './cross-account-role';
import { noSuchEntity } from '../errors';
import type { Operation, Wire } from '../operation';

/** The role that was registered in the region. The model declares no error for there being none; the nearest is given. */
export const describeCrossAccountAccessRole: Operation<
  unknown,
  Wire<DescribeCrossAccountAccessRoleResponse>
> = ({ store }, { region }) => {
  const role = store.plainRow(ROLE_KIND, region) ?? store.plainRow(ROLE_KIND, SAVED_ROLE);
  if (role === undefined && store.kind === 'recorded')
    throw noSuchEntity('iam-role', 'The cross-account access role is not in this data');
  if (role === undefined) throw noSuchEntity('iam-role', 'No cross-account access role is registered');
  return role as StoredRole;
};
