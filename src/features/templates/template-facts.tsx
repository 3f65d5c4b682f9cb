import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useNavigate } from 'react-router';
import { parseArn } from '../../domain/address/arn';
import { type AccountPlace, paths, type TemplatePlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import {
  type AssessmentTarget,
  type AssessmentTemplate,
  failedItemReason,
  packageName,
  type Tag,
} from '../../domain/assessment/assessment';
import { formatDuration } from '../../domain/text/times';
import { PreviewButton } from '../previews/preview-button';
import { RunsLink } from './template-columns';
import { isKnownById, templateName, type TemplateRow } from './template-rows';
import { usePreviewStart } from '../../inspector/queries/create-preview';
import { useDataKind } from '../../inspector/queries/data-kind';
import { matchingInstancesQuery } from '../../inspector/queries/instances';
import { resourceGroupQuery, targetQuery, useRulesPackages } from '../../inspector/queries/lookups';
import { useInspector } from '../../inspector/queries/inspector-context';
import { tagsQuery } from '../../inspector/queries/templates';
import type { Problem } from '../../inspector/transport/problem';
import { templateDetails as words, templatePage } from '../../strings/run-and-template-pages';
import { templates } from '../../strings/templates';
import { CopyButton } from '../../ui/controls/copy-button';
import { type KeyValue, KeyValues, Mono, PlainList, TagList } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';

/**
 * An answer that stands among others: what could not be loaded says so, and nothing looks like a zero.
 *
 * @param recorded whether the data is saved answers: what is not there was not saved
 */
function known<Data>(
  { data, error }: { readonly data: Data | undefined; readonly error: Problem | null },
  recorded: boolean,
  show: (data: Data) => ReactNode,
): ReactNode {
  if (data !== undefined) return show(data);
  if (!error) return words.counting;
  if (error.kind === 'access-denied') return words.notAllowed;
  const notSaved = error.kind === 'not-in-this-data' || (recorded && error.kind === 'not-found');
  return notSaved ? words.notInData : words.unknown;
}

const tagsOrNone = (tags: readonly Tag[]): ReactNode =>
  tags.length === 0 ? words.none : <TagList tags={tags} />;

/** The tags by which a target matches instances. */
function TargetTags({ place, target }: { readonly place: AccountPlace; readonly target: AssessmentTarget }) {
  const { resourceGroupArn } = target;
  const recorded = useDataKind(place.account) === 'recorded';
  const group = useQuery({
    ...resourceGroupQuery(useInspector(place), resourceGroupArn ?? ''),
    enabled: resourceGroupArn !== undefined,
  });
  if (resourceGroupArn === undefined) return <>{words.everyInstance}</>;
  return <>{known(group, recorded, ({ tags }) => tagsOrNone(tags))}</>;
}

interface DescribedProps {
  readonly place: AccountPlace;
  readonly template: AssessmentTemplate;
  readonly unsavedRuns: number;
}

interface TemplateFactsProps {
  readonly place: AccountPlace;
  readonly row: TemplateRow;
  /** How many of its runs, at least, the data does not hold. */
  readonly unsavedRuns?: number;
}

/** Everything about a template; of one that could not be described, why and its ARN. */
export function TemplateFacts({ place, row, unsavedRuns = 0 }: TemplateFactsProps) {
  if (!row.template) return <Undescribed row={row} />;
  return <Described place={place} template={row.template} unsavedRuns={unsavedRuns} />;
}

/** A template itself, its target, what the target matches now, its rules packages. */
function Described({ place, template, unsavedRuns }: DescribedProps) {
  const inspector = useInspector(place);
  const recorded = useDataKind(place.account) === 'recorded';
  const target = useQuery(targetQuery(inspector, template.targetArn));
  const instances = useQuery(matchingInstancesQuery(inspector, template.targetArn));
  const tags = useQuery(tagsQuery(inspector, template.arn));
  const packages = useRulesPackages(inspector, template.rulesPackageArns);

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
    {
      label: words.runs,
      value: (
        <>
          <RunsLink template={template} />
          {unsavedRuns > 0 && ` · ${templatePage.unsavedOfRuns(unsavedRuns)}`}
        </>
      ),
    },
    { label: words.created, value: <TimeText at={template.createdAt} zone /> },
    { label: words.duration, value: formatDuration(template.durationInSeconds) },
    {
      label: words.target,
      value: (
        <>
          {known(target, recorded, ({ name }) => name)}{' '}
          <CopyButton text={template.targetArn} label={words.copyTarget} done={words.targetCopied} />
        </>
      ),
    },
    {
      label: words.targetTags,
      value: known(target, recorded, (found) => <TargetTags place={place} target={found} />),
    },
    {
      label: words.matching,
      value: known(instances, recorded, ({ length }) =>
        length === 0 ? words.noInstances : words.instances(length),
      ),
    },
    {
      label: words.rulesPackages,
      value: <PlainList items={template.rulesPackageArns.map((arn) => packageName(arn, packages))} />,
    },
    { label: words.attributes, value: tagsOrNone(template.userAttributesForFindings) },
    { label: words.tags, value: known(tags, recorded, tagsOrNone) },
  ];
  return <KeyValues items={items} />;
}

const Text = styled('p')({ margin: '0 0 4px' });

/** What can be said of a template that could not be described: why, and its ARN. */
function Undescribed({ row }: { readonly row: TemplateRow }) {
  return (
    <>
      <Text>
        {isKnownById(row)
          ? templates.knownByIdText
          : templates.couldNotDescribeText(failedItemReason(row.failed ?? 'NO_ANSWER'))}
      </Text>
      <Mono>{row.arn}</Mono> <CopyButton text={row.arn} label={words.copyArn} done={words.arnCopied} />
    </>
  );
}

const Section = styled('section')({
  '& > h2': { margin: '0 0 8px', fontSize: 14, lineHeight: '20px', fontWeight: 600 },
});

/** What people open a row for stands before what can be read there. */
const First = styled('div')({ marginBottom: 16, '& > div:first-of-type': { marginTop: 0 } });

interface TemplateDetailsProps {
  readonly place: TemplatePlace;
  readonly row: TemplateRow;
  /** The query string of the list, which stays when the preview opens over it. */
  readonly search: string;
}

/** The expanded row of a template: the button that previews its exclusions, and its facts. */
export function TemplateDetails({ place, row, search }: TemplateDetailsProps) {
  const headingId = useId();
  const navigate = useNavigate();
  const { start, ...state } = usePreviewStart(
    place,
    (token) =>
      void navigate({
        pathname: paths.preview(place),
        search: changedSearch(new URLSearchParams(search), { token }),
      }),
  );
  return (
    <Section aria-labelledby={headingId}>
      <h2 id={headingId}>{templateName(row)}</h2>
      <First>
        <PreviewButton template={templateName(row)} onStart={start} {...state} opener={row.arn} />
      </First>
      <TemplateFacts place={place} row={row} />
    </Section>
  );
}
