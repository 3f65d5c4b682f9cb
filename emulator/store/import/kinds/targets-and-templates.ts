import { type Collected, parentOf, partsOf, rulesPackageArn } from '../evidence/collected';
import { agreed } from '../evidence/agreement';
import { contradiction } from '../evidence/answer-origin';
import {
  arnList,
  described,
  type DocumentKind,
  nestedIn,
  type TakenDocument,
  unchanging,
} from './document-kind';
import { rulesPackage, tags, targetShape, templateShape } from './shapes';
import { Misfit } from '../problems';
import { instant, many, members, optional } from '../readers';
import type { RulesPackageRecord, TargetRecord, TemplateRecord } from '../../records';

/** What every description of a rules package says; not every one has a text beside. */
const textsOf = ({ name, provider, version }: RulesPackageRecord) => ({ name, provider, version });
const versionOf = ({ version }: Pick<RulesPackageRecord, 'version'>): string => version;

type TemplateRuns = Pick<TemplateRecord, 'assessmentRunCount' | 'lastAssessmentRunArn'>;

type SaidRuns = { readonly [Member in keyof TemplateRuns]: TemplateRuns[Member] | undefined };

const runsOf = ({ assessmentRunCount, lastAssessmentRunArn }: SaidRuns): TemplateRuns => ({
  ...(assessmentRunCount !== undefined && { assessmentRunCount }),
  ...(lastAssessmentRunArn !== undefined && { lastAssessmentRunArn }),
});

/**
 * What counts of what a template's snapshots say of its runs: nothing else tells them apart, and their number grows. One that
 * lacks a member says nothing of it.
 */
function runsThatCount(
  { sayings, templates }: Collected,
  { arn, assessmentRunCount: count, lastAssessmentRunArn: last }: SaidRuns & { readonly arn: string },
  { origin, path }: Pick<TakenDocument, 'origin' | 'path'>,
): TemplateRuns {
  const older = runsOf(templates.get(arn) ?? {});
  const now = runsOf({ assessmentRunCount: count, lastAssessmentRunArn: last });
  const hasMore = (count ?? -1) - (older.assessmentRunCount ?? -1);
  if (last === undefined) return hasMore > 0 ? now : older;
  const earlier = older.lastAssessmentRunArn === undefined ? undefined : older;
  const said = { earlier, now, dateOf: (runs: TemplateRuns) => runs.assessmentRunCount };
  const what = `tells of the runs of the template ${arn}`;
  const counts = sayings.counting(what, what, said, origin, path) === now;
  return counts && hasMore >= 0 ? now : older;
}

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
      // A target can be changed: of several snapshots the latest is kept.
      const said = {
        earlier: collected.targets.get(arn),
        now,
        dateOf: (each: TargetRecord) => each.updatedAt,
      };
      const what = `describes the target ${arn}`;
      collected.targets.set(arn, collected.sayings.counting(arn, what, said, origin, path));
    },
  ),
  described(
    'resourceGroups',
    'describe-resource-groups',
    ({ ownArn }) => members({ arn: ownArn('resource-group'), tags: tags(10), createdAt: optional(instant) }),
    (collected, { arn, createdAt, ...group }, { origin, path }) => {
      const { sayings, resourceGroups } = collected;
      const older = resourceGroups.get(arn);
      const what = `describes the resource group ${arn}`;
      // Old answers have no time of creation: one that has is no contradiction to them.
      const madeAt =
        createdAt === undefined
          ? older?.createdAt
          : sayings.counting(
              `creation of ${arn}`,
              what,
              { earlier: older?.createdAt, now: createdAt },
              origin,
              path,
            );
      const said = { earlier: older?.tags, now: group.tags };
      resourceGroups.set(arn, {
        arn,
        region: partsOf(arn).region,
        tags: sayings.counting(arn, what, said, origin, path),
        ...(madeAt !== undefined && { createdAt: madeAt }),
      });
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
      const { lastAssessmentRunArn } = template;
      const targetArn = nestedIn(template.arn, assessmentTargetArn, 'target', `${path}.assessmentTargetArn`);
      if (lastAssessmentRunArn !== undefined && parentOf(lastAssessmentRunArn) !== template.arn)
        throw new Misfit(`${path}.lastAssessmentRunArn`, 'is no run of this template');
      const older = collected.templates.get(template.arn);
      const there = collected.sayings.originOf(template.arn);
      const both = older && agreed(unchanging(older), unchanging(template));
      if (older && there && !both) throw contradiction(path, `describes the template ${template.arn}`, there);
      if (!older) collected.sayings.count(template.arn, origin);
      const runs = runsThatCount(collected, template, { origin, path });
      collected.templates.set(template.arn, {
        arn: template.arn,
        name: template.name,
        durationInSeconds: template.durationInSeconds,
        rulesPackageArns: template.rulesPackageArns,
        userAttributesForFindings: template.userAttributesForFindings,
        createdAt: both?.createdAt ?? template.createdAt,
        ...runs,
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
      const { rulesPackages, sayings } = collected;
      const earlier = rulesPackages.get(now.arn);
      const what = `describes the rules package ${now.arn}`;
      const said = { earlier: earlier && textsOf(earlier), now: textsOf(now), dateOf: versionOf };
      const counts = sayings.counting(now.arn, what, said, origin, path) === said.now;
      const same = earlier?.version === now.version ? earlier : undefined;
      if (!counts && !same) return;
      const texts = { earlier: same?.description, now: now.description ?? '' };
      const description =
        now.description === undefined
          ? same?.description
          : sayings.counting(`${now.arn} ${now.version}`, what, texts, origin, path);
      const { description: _, ...rest } = counts ? now : (same ?? now);
      rulesPackages.set(now.arn, { ...rest, ...(description !== undefined && { description }) });
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
      const what = `lists the tags of ${about}`;
      collected.tags.set(about, collected.sayings.counting(`tags ${about}`, what, said, origin, path));
    },
  },
];
