import type {
  CreateAssessmentTemplateRequest,
  CreateAssessmentTemplateResponse,
} from '@aws-sdk/client-inspector';
import { newArn, requireRulesPackage, requireTarget } from '../arns';
import { requireFreeTemplateName } from '../lists/free-names';
import { requireUniqueKeys } from '../model/find-violations';
import { requireRoomForTemplate } from '../model/limits';
import type { Checked, Operation, Wire } from '../operation';

/** Makes an assessment template of a target. Deprecated rules packages are let in: a run names them as exclusions. */
export const createAssessmentTemplate: Operation<
  Checked<CreateAssessmentTemplateRequest>,
  Wire<CreateAssessmentTemplateResponse>
> = (services, principal, input) => {
  const { store, clock } = services;
  const target = requireTarget(services, principal, input.assessmentTargetArn);
  const rulesPackageArns = [...new Set(input.rulesPackageArns)];
  for (const rulesPackage of rulesPackageArns) requireRulesPackage(services, principal, rulesPackage);
  const userAttributesForFindings = input.userAttributesForFindings ?? [];
  requireUniqueKeys(userAttributesForFindings, 'INVALID_USER_ATTRIBUTE_KEY');
  requireFreeTemplateName(store, target.region, target.arn, input.assessmentTemplateName);
  requireRoomForTemplate(store, target.region);
  const arn = newArn(
    services,
    (id) => `${target.arn}/template/${id}`,
    (known) => store.template(known),
  );
  store.putTemplate({
    arn,
    region: target.region,
    described: true,
    targetArn: target.arn,
    name: input.assessmentTemplateName,
    durationInSeconds: input.durationInSeconds,
    rulesPackageArns,
    userAttributesForFindings,
    createdAt: clock.now(),
  });
  return { assessmentTemplateArn: arn };
};
