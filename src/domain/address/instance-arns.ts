/**
 * ARNs of EC2 instances: `arn:aws:ec2:REGION:ACCOUNT:instance/i-0a1b2c3d4e5f60718`, as the Service Authorization Reference of
 * Amazon EC2 gives them.
 */

import { partitionOf } from './arn';
import { type AccountPlace, type InstancePlace, isInstanceId, readInstancePlace } from './paths';

/** The ARN of an instance; undefined for what is no instance's id. */
export function instanceArn({ region, account }: AccountPlace, id: string): string | undefined {
  return isInstanceId(id) ? `arn:${partitionOf(region)}:ec2:${region}:${account}:instance/${id}` : undefined;
}

/** Longer than any ARN of an instance. */
const MAX_LENGTH = 200;
const ARN = /^arn:(aws|aws-us-gov|aws-cn):ec2:([a-z0-9-]+):(\d{12}):instance\/(i-[0-9a-f]+)$/;

/** Where an instance is whose ARN a text is, in its partition's own region; undefined for any other text. Never throws. */
export function placeOfInstanceArn(text: string): InstancePlace | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, partition, region = '', account = '', instanceId = ''] = ARN.exec(text) ?? [];
  const place = readInstancePlace({ region, account, instanceId });
  return 'bad' in place || partition !== partitionOf(region) ? undefined : place;
}
