import { parseArn } from '../../../src/domain/address/arn';
import type { TemplateRecord } from '../../store/records';
import { requireTemplate } from '../arns';
import { invalidInput } from '../errors';
import type { Principal, Services } from '../operation';

/** The template that a `resourceArn` names: only templates have tags and event subscriptions. */
export function requireTaggable(services: Services, principal: Principal, arn: string): TemplateRecord {
  if (parseArn(arn)?.kind !== 'template')
    throw invalidInput('INVALID_RESOURCE_ARN', `'${arn}' is not the ARN of an assessment template`);
  return requireTemplate(services, principal, arn);
}
