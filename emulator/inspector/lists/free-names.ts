import type { AccountStore } from '../../store/account-store';
import { invalidInput } from '../errors';

/** Throws when another target of the region has the name: it is unique within the account. */
export function requireFreeTargetName(
  store: AccountStore,
  region: string,
  name: string,
  except?: string,
): void {
  const keep = (target: { readonly arn: string; readonly name: string }) =>
    target.name === name && target.arn !== except;
  if (store.targets({ region, after: undefined, limit: 1, keep }).items.length > 0)
    throw invalidInput(
      'ASSESSMENT_TARGET_NAME_ALREADY_TAKEN',
      // As a transcript of the real service has it (2019); how it refused an update is not known.
      except === undefined
        ? `Create assessmentTarget - Name already exists; Name: ${name} ParentOwner: ${store.accountId}`
        : `There is an assessment target named '${name}' already`,
    );
}

/** Throws when another template of the target has the name: it is unique within the target. */
export function requireFreeTemplateName(
  store: AccountStore,
  region: string,
  targetArn: string,
  name: string,
): void {
  const keep = (template: { readonly name: string }) => template.name === name;
  const found = store.templates({ region, targetArns: [targetArn], after: undefined, limit: 1, keep });
  if (found.items.length > 0)
    throw invalidInput(
      'ASSESSMENT_TEMPLATE_NAME_ALREADY_TAKEN',
      `The assessment target has a template named '${name}' already`,
    );
}
