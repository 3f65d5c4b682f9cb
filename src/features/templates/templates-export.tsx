/** The list of templates as it is taken away: what its columns say of each template, in words and plain numbers. */

import { packageName } from '../../domain/assessment/assessment';
import { listExports } from '../../strings/list-extras';
import { templates as words } from '../../strings/templates';
import { exportedTime } from '../../ui/table/exported-tables';
import { type Extent, ListExport, type ListExportProps } from '../export/view-export-menu';
import { targetOf, templateName, type TemplateNames, type TemplateRow } from './template-rows';

interface TemplatesExportProps extends Pick<ListExportProps, 'title' | 'place'> {
  readonly rows: readonly TemplateRow[];
  readonly names: TemplateNames;
  readonly extent: Extent;
}

/** The exports of the list of templates. */
export default function TemplatesExport(props: TemplatesExportProps) {
  const { rows, names, extent, ...menu } = props;
  const { targets, rulesPackages, lastRuns } = names;
  const { columns } = words;
  return (
    <ListExport
      {...menu}
      table={() => ({
        name: words.title,
        columns: [
          columns.name,
          columns.target,
          listExports.seconds(columns.duration),
          columns['rules-packages'],
          columns.runs,
          listExports.utc(columns['last-run']),
          listExports.utc(columns.created),
          listExports.arn,
        ],
        rows: rows.map((row) => {
          const { arn, template } = row;
          return [
            templateName(row),
            targets.get(targetOf(row) ?? '')?.name ?? targetOf(row) ?? null,
            template?.durationInSeconds ?? null,
            template
              ? template.rulesPackageArns.map((each) => packageName(each, rulesPackages)).join('; ')
              : null,
            template?.runCount ?? null,
            exportedTime(lastRuns.get(template?.lastRunArn ?? '')?.startedAt),
            exportedTime(template?.createdAt),
            arn,
          ];
        }),
        remark: listExports.extent(rows.length, extent),
      })}
    />
  );
}
