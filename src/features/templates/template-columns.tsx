/** The columns of the list of templates. */

import { runsSearch } from '../../domain/address/list-views';
import { styled } from '@mui/material/styles';
import { parseArn } from '../../domain/address/arn';
import { paths, runPlace, templatePlace } from '../../domain/address/paths';
import { AS_PAGE } from '../../domain/address/query-string';
import { type AssessmentTemplate, packageName, shortPackageName } from '../../domain/assessment/assessment';
import { formatDuration } from '../../domain/text/times';
import { isKnownById, targetOf, templateName, type TemplateNames, type TemplateRow } from './template-rows';
import { list, number } from '../../strings/numbers';
import { templates } from '../../strings/templates';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import type { Column } from '../../ui/table/columns';
import { Mono } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';

const Quiet = styled('span')({ color: color.dim });

/** The link to the list of a template's runs. */
export function RunsLink({ template }: { readonly template: AssessmentTemplate }) {
  const place = templatePlace(template.arn);
  if (!place || template.runCount === 0) return <>{number(template.runCount)}</>;
  return (
    <Link
      to={{ pathname: paths.runs(place), search: runsSearch({ template: place }) }}
      label={templates.runsOf(template.runCount, template.name)}
    >
      {number(template.runCount)}
    </Link>
  );
}

/** The link to the runs of a template of which nobody knows how many there are. */
function RunsOfUnknown({ row }: { readonly row: TemplateRow }) {
  const place = templatePlace(row.arn);
  if (!place) return <>{templates.noName}</>;
  return (
    <Link
      to={{ pathname: paths.runs(place), search: runsSearch({ template: place }) }}
      label={templates.runsOfUnknownLabel(templateName(row))}
    >
      {templates.runsOfUnknown}
    </Link>
  );
}

function LastRun({
  template,
  lastRuns,
}: { readonly template: AssessmentTemplate } & Pick<TemplateNames, 'lastRuns'>) {
  const { lastRunArn } = template;
  const place = lastRunArn === undefined ? undefined : runPlace(lastRunArn);
  if (!place || lastRunArn === undefined) return <>{templates.noRun}</>;
  const run = lastRuns.get(lastRunArn);
  return (
    // What it could not check, and on which instances: the run's details are one tab away.
    <Link to={{ pathname: paths.exclusions(place), search: AS_PAGE }}>
      {run?.startedAt === undefined ? templates.lastRun : <TimeText at={run.startedAt} />}
      <VisuallyHidden> {templates.lastRunOf(template.name)}</VisuallyHidden>
    </Link>
  );
}

/** Every column that the list of templates can have. */
export function templateColumns(names: TemplateNames): readonly Column<TemplateRow>[] {
  const { columns } = templates;
  return [
    {
      id: 'name',
      header: columns.name,
      essential: true,
      cell: (row) => {
        const place = templatePlace(row.arn);
        const name = place ? <Link to={paths.template(place)}>{templateName(row)}</Link> : templateName(row);
        if (row.template) return name;
        return (
          <>
            {name} <Quiet>{isKnownById(row) ? templates.knownById : templates.couldNotDescribe}</Quiet>
          </>
        );
      },
    },
    {
      id: 'target',
      header: columns.target,
      essential: true,
      width: 132,
      cell: (row) => {
        const name = names.targets.get(targetOf(row) ?? '')?.name;
        return name ?? (row.template ? templates.noName : templatePlace(row.arn)?.targetId);
      },
    },
    {
      id: 'duration',
      header: columns.duration,
      width: 90,
      cell: ({ template }) => (template ? formatDuration(template.durationInSeconds) : templates.noName),
    },
    {
      id: 'rules-packages',
      header: columns['rules-packages'],
      width: '24%',
      cell: ({ template }) =>
        template
          ? list(
              template.rulesPackageArns.map((arn) => shortPackageName(packageName(arn, names.rulesPackages))),
            )
          : templates.noName,
    },
    {
      id: 'runs',
      header: columns.runs,
      align: 'right',
      essential: true,
      width: 70,
      cell: (row) => (row.template ? <RunsLink template={row.template} /> : <RunsOfUnknown row={row} />),
    },
    {
      id: 'last-run',
      header: columns['last-run'],
      times: true,
      width: 150,
      cell: ({ template }) =>
        template ? <LastRun template={template} lastRuns={names.lastRuns} /> : templates.noName,
    },
    {
      id: 'created',
      header: columns.created,
      times: true,
      width: 150,
      cell: ({ template }) => <TimeText at={template?.createdAt} />,
    },
    {
      id: 'id',
      header: columns.id,
      width: 110,
      cell: ({ arn }) => <Mono>{parseArn(arn)?.id ?? arn}</Mono>,
    },
  ];
}
