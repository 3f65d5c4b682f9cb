import { partsOf, parentOf, rulesPackageArn } from './collected';
import type { DocumentKind } from './document-kind';
import { instant } from './instant';
import { Misfit } from './misfit';
import { many, members, optional } from './readers';
import { rulesPackage, tags, targetShape, templateShape } from './shapes';

/** Targets, resource groups, templates, their tags, and rules packages. */
export const accountKinds: readonly DocumentKind[] = [
  {
    key: 'assessmentTargets',
    command: 'describe-assessment-targets',
    take(collected, { value, path }) {
      const read = members({
        arn: collected.ownArn('target'),
        resourceGroupArn: optional(collected.ownArn('resource-group')),
        ...targetShape,
      });
      for (const { arn, name, resourceGroupArn, createdAt, updatedAt = createdAt } of many(read)(
        value,
        path,
      )) {
        const older = collected.targets.get(arn);
        // A target can be changed: of several snapshots the latest is kept.
        if (older && older.updatedAt > updatedAt) continue;
        collected.targets.set(arn, {
          arn,
          region: partsOf(arn).region,
          described: true,
          name,
          resourceGroupArn: resourceGroupArn ?? null,
          createdAt,
          updatedAt,
        });
      }
    },
  },
  {
    key: 'resourceGroups',
    command: 'describe-resource-groups',
    take(collected, { value, path }) {
      const read = members({
        arn: collected.ownArn('resource-group'),
        tags: tags(10),
        createdAt: optional(instant),
      });
      for (const { arn, createdAt, ...group } of many(read)(value, path))
        collected.resourceGroups.set(arn, {
          arn,
          region: partsOf(arn).region,
          tags: group.tags,
          ...(createdAt !== undefined && { createdAt }),
        });
    },
  },
  {
    key: 'assessmentTemplates',
    command: 'describe-assessment-templates',
    take(collected, { value, path }) {
      const read = members({
        arn: collected.ownArn('template'),
        assessmentTargetArn: optional(collected.ownArn('target')),
        lastAssessmentRunArn: optional(collected.ownArn('run')),
        ...templateShape,
      });
      for (const [index, { assessmentTargetArn, ...template }] of many(read)(value, path).entries()) {
        const { assessmentRunCount, lastAssessmentRunArn } = template;
        const targetArn = parentOf(template.arn);
        if (assessmentTargetArn !== undefined && assessmentTargetArn !== targetArn)
          throw new Misfit(
            `${path}[${index}].assessmentTargetArn`,
            'is not the target that the ARN is nested in',
          );
        if (lastAssessmentRunArn !== undefined && parentOf(lastAssessmentRunArn) !== template.arn)
          throw new Misfit(`${path}[${index}].lastAssessmentRunArn`, 'is no run of this template');
        const older = collected.templates.get(template.arn);
        // Nothing but its runs tells a template's snapshots apart, and their number grows.
        if (older && (older.assessmentRunCount ?? -1) > (assessmentRunCount ?? -1)) continue;
        collected.templates.set(template.arn, {
          arn: template.arn,
          name: template.name,
          durationInSeconds: template.durationInSeconds,
          rulesPackageArns: template.rulesPackageArns,
          userAttributesForFindings: template.userAttributesForFindings,
          createdAt: template.createdAt,
          ...(assessmentRunCount !== undefined && { assessmentRunCount }),
          ...(lastAssessmentRunArn !== undefined && { lastAssessmentRunArn }),
          region: partsOf(template.arn).region,
          described: true,
          targetArn,
        });
      }
    },
  },
  {
    key: 'assessmentTargetArns',
    command: 'list-assessment-targets',
    take(collected, { value, path }) {
      many(collected.ownArn('target'))(value, path);
    },
  },
  {
    key: 'assessmentTemplateArns',
    command: 'list-assessment-templates',
    take(collected, { value, path }) {
      many(collected.ownArn('template'))(value, path);
    },
  },
  {
    key: 'rulesPackages',
    command: 'describe-rules-packages',
    take(collected, { value, path }) {
      for (const read of many(rulesPackage)(value, path)) collected.rulesPackages.set(read.arn, read);
    },
  },
  {
    key: 'rulesPackageArns',
    command: 'list-rules-packages',
    take(_collected, { value, path }) {
      many(rulesPackageArn)(value, path);
    },
  },
  {
    key: 'tags',
    command: 'list-tags-for-resource',
    context: { member: 'resourceArn', kind: 'template', needed: () => true },
    take(collected, { value, path, about = '', file }) {
      const read = tags(10)(value, path);
      if (read.length === 0) collected.emptyAnswers.push({ list: 'tags', about, file });
      else collected.tags.set(about, read);
    },
  },
];
