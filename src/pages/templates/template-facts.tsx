import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyButton } from '../../ui/controls/copy-button';
import { PlainList } from '../../ui/text/plain-list';
import { Mono } from '../../ui/text/id-chip';
import { type KeyValue, KeyValues } from '../../ui/text/key-values';
import { TagList } from '../../ui/text/tag-list';
import { TimeText } from '../../ui/text/time-text';
import { parseArn } from '../../domain/address/arn';
import type { AssessmentTarget, AssessmentTemplate, Tag } from '../../domain/assessment/assessment';
import type { AccountPlace } from '../../domain/address/paths';
import { packageName } from '../../domain/assessment/rules-package-names';
import { formatDuration } from '../../domain/text/durations';
import {
  matchingInstancesQuery,
  resourceGroupQuery,
  targetQuery,
  useRulesPackages,
} from '../../inspector/queries/lookups';
import type { Problem } from '../../inspector/transport/problem';
import { useScope } from '../../inspector/queries/provider';
import { tagsQuery } from '../../inspector/queries/templates';
import { templates } from '../../strings/templates';
import { RunsLink } from './template-columns';

const words = templates.details;

/** An answer that stands among others: what could not be loaded says so, and nothing looks like a zero. */
function known<Data>(
  { data, error }: { readonly data: Data | undefined; readonly error: Problem | null },
  show: (data: Data) => ReactNode,
): ReactNode {
  if (data !== undefined) return show(data);
  if (!error) return words.counting;
  if (error.kind === 'access-denied') return words.notAllowed;
  return error.kind === 'not-in-this-data' ? words.notInData : words.unknown;
}

const tagsOrNone = (tags: readonly Tag[]): ReactNode =>
  tags.length === 0 ? words.none : <TagList tags={tags} />;

/** The tags by which a target matches instances. */
function TargetTags({ place, target }: { readonly place: AccountPlace; readonly target: AssessmentTarget }) {
  const { resourceGroupArn } = target;
  const group = useQuery({
    ...resourceGroupQuery(useScope(place), resourceGroupArn ?? ''),
    enabled: resourceGroupArn !== undefined,
  });
  if (resourceGroupArn === undefined) return <>{words.everyInstance}</>;
  return <>{known(group, ({ tags }) => tagsOrNone(tags))}</>;
}

export interface TemplateFactsProps {
  readonly place: AccountPlace;
  readonly template: AssessmentTemplate;
}

/** Everything about a template: itself, its target, what the target matches now, its rules packages. */
export function TemplateFacts({ place, template }: TemplateFactsProps) {
  const scope = useScope(place);
  const target = useQuery(targetQuery(scope, template.targetArn));
  const instances = useQuery(matchingInstancesQuery(scope, template.targetArn));
  const tags = useQuery(tagsQuery(scope, template.arn));
  const packages = useRulesPackages(scope, template.rulesPackageArns);

  const id = parseArn(template.arn)?.id ?? template.arn;

  const items: readonly KeyValue[] = [
    {
      label: words.arn,
      value: (
        <>
          <Mono>{template.arn}</Mono>{' '}
          <CopyButton text={template.arn} label={words.copyArn} done={words.arnCopied} />
        </>
      ),
    },
    {
      label: words.id,
      value: (
        <>
          <Mono>{id}</Mono> <CopyButton text={id} label={words.copyId} done={words.idCopied} />
        </>
      ),
    },
    { label: words.runs, value: <RunsLink template={template} /> },
    { label: words.created, value: <TimeText at={template.createdAt} zone /> },
    { label: words.duration, value: formatDuration(template.durationInSeconds) },
    {
      label: words.target,
      value: (
        <>
          {known(target, ({ name }) => name)}{' '}
          <CopyButton text={template.targetArn} label={words.copyTarget} done={words.targetCopied} />
        </>
      ),
    },
    {
      label: words.targetTags,
      value: known(target, (found) => <TargetTags place={place} target={found} />),
    },
    {
      label: words.matching,
      value: known(instances, ({ length }) => (length === 0 ? words.noInstances : words.instances(length))),
    },
    {
      label: words.rulesPackages,
      value: <PlainList items={template.rulesPackageArns.map((arn) => packageName(arn, packages))} />,
    },
    { label: words.attributes, value: tagsOrNone(template.userAttributesForFindings) },
    { label: words.tags, value: known(tags, tagsOrNone) },
  ];
  return <KeyValues items={items} />;
}
