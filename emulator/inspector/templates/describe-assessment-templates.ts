import type {
  DescribeAssessmentTemplatesRequest,
  DescribeAssessmentTemplatesResponse,
} from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import type { Checked, Operation, Wire } from '../operation';
import { wireTemplate } from '../model/wire';

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
    (arn) => {
      const template = store.template(arn);
      return template?.described ? template : undefined;
    },
  );
  const assessmentTemplates = found.map((template) => wireTemplate(template, store.runsOf(template.arn)));
  return { assessmentTemplates, failedItems };
};
