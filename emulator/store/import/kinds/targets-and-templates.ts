import { parentOf, partsOf, rulesPackageArn } from '../evidence/collected';
import { contradiction } from '../evidence/answer-origin';
import { arnList, described, type DocumentKind, nestedIn, unchanging } from './document-kind';
import { rulesPackage, tags, targetShape, templateShape } from './shapes';
import { Misfit } from '../problems';
import { instant, many, members, optional } from '../readers';
import type { RulesPackageRecord } from '../../records';

/** `1.10` comes after `1.9`. */
const byVersion = new Intl.Collator('en', { numeric: true });

/** What is said of a rules package; not every answer has its description. */
const textsOf = ({ name, provider, version }: RulesPackageRecord): readonly string[] => [
  name,
  provider,
  version,
];

/** Targets, resource groups, templates, their tags, and rules packages. */
export const accountKinds: readonly DocumentKind[] = [
  described(
    'assessmentTargets',
    'describe-assessment-targets',
    ({ ownArn }) =>
      members({
        arn: ownArn('target'),
        resourceGroupArn: optional(ownArn('resource-group')),
        ...targetShape,
      }),
    (collected, found, { origin, path }) => {
      const { arn, name, resourceGroupArn = null, createdAt, updatedAt = createdAt } = found;
      const { region } = partsOf(arn);
      const now = { arn, region, described: true, name, resourceGroupArn, createdAt, updatedAt };
      const earlier = collected.targets.get(arn);
      // A target can be changed: of several snapshots the latest is kept.
      const said = { earlier, now, ...(earlier && { dates: [earlier.updatedAt, updatedAt] as const }) };
      if (collected.sayings.supersedes(arn, `describes the target ${arn}`, said, origin, path))
        collected.targets.set(arn, now);
    },
  ),
  described(
    'resourceGroups',
    'describe-resource-groups',
    ({ ownArn }) => members({ arn: ownArn('resource-group'), tags: tags(10), createdAt: optional(instant) }),
    (collected, { arn, createdAt, ...group }, { origin, path }) => {
      const older = collected.resourceGroups.get(arn);
      // Old answers have no time of creation.
      const madeAt = createdAt ?? older?.createdAt;
      const now = {
        arn,
        region: partsOf(arn).region,
        tags: group.tags,
        ...(madeAt !== undefined && { createdAt: madeAt }),
      };
      const earlier = older && {
        ...older,
        ...(madeAt !== undefined && { createdAt: older.createdAt ?? madeAt }),
      };
      const what = `describes the resource group ${arn}`;
      collected.sayings.supersedes(arn, what, { earlier, now }, origin, path);
      collected.resourceGroups.set(arn, now);
    },
  ),
  described(
    'assessmentTemplates',
    'describe-assessment-templates',
    ({ ownArn }) =>
      members({
        arn: ownArn('template'),
        assessmentTargetArn: optional(ownArn('target')),
        lastAssessmentRunArn: optional(ownArn('run')),
        ...templateShape,
      }),
    (collected, { assessmentTargetArn, ...template }, { origin, path }) => {
      const { assessmentRunCount, lastAssessmentRunArn } = template;
      const targetArn = nestedIn(template.arn, assessmentTargetArn, 'target', `${path}.assessmentTargetArn`);
      if (lastAssessmentRunArn !== undefined && parentOf(lastAssessmentRunArn) !== template.arn)
        throw new Misfit(`${path}.lastAssessmentRunArn`, 'is no run of this template');
      const older = collected.templates.get(template.arn);
      const there = collected.sayings.originOf(template.arn);
      if (older && there && unchanging(older) !== unchanging(template))
        throw contradiction(path, `describes the template ${template.arn}`, there);
      // Nothing but its runs tells a template's snapshots apart, and their number grows.
      if (older && (older.assessmentRunCount ?? -1) > (assessmentRunCount ?? -1)) return;
      collected.sayings.count(template.arn, origin);
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
    },
  ),
  arnList('assessmentTargetArns', 'list-assessment-targets', 'target'),
  arnList('assessmentTemplateArns', 'list-assessment-templates', 'template'),
  described(
    'rulesPackages',
    'describe-rules-packages',
    () => rulesPackage,
    (collected, now, { origin, path }) => {
      const earlier = collected.rulesPackages.get(now.arn);
      const there = collected.sayings.originOf(now.arn);
      const order = earlier ? byVersion.compare(earlier.version, now.version) : 0;
      if (earlier && there && order !== 0) {
        const newer = order < 0;
        collected.sayings.noteVersions(now.arn, newer ? [origin, there] : [there, origin]);
        if (newer) collected.sayings.count(now.arn, origin);
        if (newer) collected.rulesPackages.set(now.arn, now);
        return;
      }
      const said = { earlier: earlier && textsOf(earlier), now: textsOf(now) };
      const what = `describes the rules package ${now.arn}`;
      if (collected.sayings.supersedes(now.arn, what, said, origin, path))
        collected.rulesPackages.set(now.arn, now);
    },
  ),
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
    take(collected, { value, path, about = '', origin }) {
      const now = tags(10)(value, path);
      const said = { earlier: collected.tags.get(about), now };
      if (collected.sayings.supersedes(`tags ${about}`, `lists the tags of ${about}`, said, origin, path))
        collected.tags.set(about, now);
    },
  },
];
