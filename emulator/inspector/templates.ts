/** The operations about assessment templates. Their tags and event subscriptions have files of their own. */
import type {
  CreateAssessmentTemplateRequest,
  CreateAssessmentTemplateResponse,
  DeleteAssessmentTemplateRequest,
  DescribeAssessmentTemplatesRequest,
  DescribeAssessmentTemplatesResponse,
  ListAssessmentTemplatesRequest,
  ListAssessmentTemplatesResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  SetTagsForResourceRequest,
} from '@aws-sdk/client-inspector';
import {
  described,
  describeMany,
  newArn,
  requireRulesPackage,
  requireTaggable,
  requireTarget,
  requireTemplate,
} from './arns';
import { invalidInput, noSuchEntity, requireUniqueKeys } from './errors';
import { deleteSubscriptions } from './event-subscriptions';
import { templateFilter } from './filters';
import { nextOrRefusal, openPage, restOfRegion } from './paging';
import { requireRoomForTemplate } from './limits';
import { wireTemplate } from './wire';
import type { Checked, Operation, Wire } from './operation';
import { requireNoRunInProgress } from './runs';
import type { AccountStore, Place } from '../store/account-store';
import { isSavedEmpty } from '../store/plain-rows';

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

/** Throws when another template of the target has the name: it is unique within the target. */
function requireFreeTemplateName(store: AccountStore, region: string, targetArn: string, name: string): void {
  const keep = (template: { readonly name: string }) => template.name === name;
  const found = store.templates({ region, targetArns: [targetArn], after: undefined, limit: 1, keep });
  if (found.items.length > 0)
    throw invalidInput(
      'ASSESSMENT_TEMPLATE_NAME_ALREADY_TAKEN',
      `The assessment target has a template named '${name}' already`,
    );
}

/** Assessment templates by ARN. One that is known only by its id is a failed item. */
export const describeAssessmentTemplates: Operation<
  Checked<DescribeAssessmentTemplatesRequest>,
  Wire<DescribeAssessmentTemplatesResponse>
> = (services, principal, input) => {
  const { store } = services;
  const { found, failedItems } = describeMany(
    services,
    principal,
    'template',
    input.assessmentTemplateArns,
    (arn) => described(store.template(arn)),
  );
  const createdAt = (runArn: string) => described(store.run(runArn))?.createdAt;
  const assessmentTemplates = found.map((template) =>
    wireTemplate(template, store.runsOf(template.arn), createdAt),
  );
  return { assessmentTemplates, failedItems };
};

/** The ARNs of the assessment templates of some targets, or of the whole region, newest first. */
export const listAssessmentTemplates: Operation<
  Checked<ListAssessmentTemplatesRequest>,
  Wire<ListAssessmentTemplatesResponse>
> = (services, principal, input) => {
  const page = openPage<Place>(services, principal, 'ListAssessmentTemplates', input);
  const targets = new Set(input.assessmentTargetArns);
  for (const arn of targets) requireTarget(services, principal, arn);
  const keep = templateFilter(input.filter);
  const { items, next } = services.store.templates({
    region: principal.region,
    after: page.after,
    limit: page.limit,
    ...(targets.size > 0 && { targetArns: [...targets] }),
    ...(keep && { keep }),
  });
  const rest = restOfRegion(services, principal, 'template', keep !== undefined);
  return {
    assessmentTemplateArns: items.map(({ arn }) => arn),
    ...nextOrRefusal(page, { count: items.length, next }, rest),
  };
};

/** Deletes a template with its previews, its runs and all that belongs to these. */
export const deleteAssessmentTemplate: Operation<Checked<DeleteAssessmentTemplateRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { arn } = requireTemplate(services, principal, input.assessmentTemplateArn);
  requireNoRunInProgress(services.store, arn);
  deleteSubscriptions(services.store, principal.region, arn);
  services.store.deleteTemplate(arn);
};

/** The tags of an assessment template. A recorded account says that there are none only where that was saved. */
export const listTagsForResource: Operation<
  Checked<ListTagsForResourceRequest>,
  Wire<ListTagsForResourceResponse>
> = (services, principal, input) => {
  const template = requireTaggable(services, principal, input.resourceArn);
  const { store } = services;
  const tags = store.tags(template.arn);
  if (tags.length === 0 && store.kind === 'recorded' && !isSavedEmpty(store, 'tags', template.arn))
    throw noSuchEntity('template', 'The tags of this assessment template are not in this data');
  return { tags: [...tags] };
};

/** Sets the tags of an assessment template in place of all that it had; without any it has none. */
export const setTagsForResource: Operation<Checked<SetTagsForResourceRequest>, void> = (
  services,
  principal,
  input,
) => {
  const template = requireTaggable(services, principal, input.resourceArn);
  const tags = input.tags ?? [];
  requireUniqueKeys(tags, 'INVALID_TAG_KEY');
  services.store.putTags(template.arn, tags);
};
