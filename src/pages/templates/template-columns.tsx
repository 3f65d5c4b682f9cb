import type { Column } from '../../components/column';
import { Mono } from '../../components/id-chip';
import { Link } from '../../components/link';
import { TimeText } from '../../components/time-text';
import type {
  AssessmentRun,
  AssessmentTarget,
  AssessmentTemplate,
  RulesPackage,
} from '../../domain/assessment';
import { parseArn } from '../../domain/arn';
import { formatDuration } from '../../domain/durations';
import { paths, runPlace, templatePlace } from '../../domain/paths';
import { packageName, shortPackageName } from '../../domain/rules-package-names';
import { runsSearch } from '../../domain/views';
import { templates } from '../../strings/templates';
import { list, number } from '../../strings/numbers';

/** What the rows name by ARN, as far as it is known. */
export interface TemplateNames {
  readonly targets: ReadonlyMap<string, AssessmentTarget>;
  readonly rulesPackages: ReadonlyMap<string, RulesPackage>;
  readonly lastRuns: ReadonlyMap<string, AssessmentRun>;
}

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

function LastRun({
  template,
  lastRuns,
}: { readonly template: AssessmentTemplate } & Pick<TemplateNames, 'lastRuns'>) {
  const { lastRunArn } = template;
  const place = lastRunArn === undefined ? undefined : runPlace(lastRunArn);
  if (!place || lastRunArn === undefined) return <>{templates.noRun}</>;
  const run = lastRuns.get(lastRunArn);
  return (
    <Link to={paths.run(place)}>
      {run?.startedAt === undefined ? templates.lastRun : <TimeText at={run.startedAt} />}
    </Link>
  );
}

/** Every column that the list of templates can have. */
export function templateColumns(names: TemplateNames): readonly Column<AssessmentTemplate>[] {
  const { columns } = templates;
  return [
    {
      id: 'name',
      header: columns.name,
      essential: true,
      cell: (template) => {
        const place = templatePlace(template.arn);
        return place ? <Link to={paths.template(place)}>{template.name}</Link> : template.name;
      },
    },
    {
      id: 'target',
      header: columns.target,
      essential: true,
      width: 132,
      cell: ({ targetArn }) => names.targets.get(targetArn)?.name ?? templates.noName,
    },
    {
      id: 'duration',
      header: columns.duration,
      width: 90,
      cell: ({ durationInSeconds }) => formatDuration(durationInSeconds),
    },
    {
      id: 'rules-packages',
      header: columns['rules-packages'],
      width: '24%',
      cell: ({ rulesPackageArns }) =>
        list(rulesPackageArns.map((arn) => shortPackageName(packageName(arn, names.rulesPackages)))),
    },
    {
      id: 'runs',
      header: columns.runs,
      align: 'right',
      essential: true,
      width: 70,
      cell: (template) => <RunsLink template={template} />,
    },
    {
      id: 'last-run',
      header: columns['last-run'],
      times: true,
      width: 150,
      cell: (template) => <LastRun template={template} lastRuns={names.lastRuns} />,
    },
    {
      id: 'created',
      header: columns.created,
      times: true,
      width: 150,
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      id: 'id',
      header: columns.id,
      width: 110,
      cell: ({ arn }) => <Mono>{parseArn(arn)?.id ?? arn}</Mono>,
    },
  ];
}
