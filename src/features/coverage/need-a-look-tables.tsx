import { styled } from '@mui/material/styles';
import type { To } from 'react-router';
import { parseArn } from '../../domain/address/arn';
import { paths, runPlace, type TemplatePlace, templatePlace } from '../../domain/address/paths';
import {
  type NeedsALook,
  openChecks,
  type RunToLookAt,
  type TemplateToLookAt,
} from '../../domain/report/need-a-look';
import { answers } from '../../strings/answers';
import { coverage } from '../../strings/coverage';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { exportedTime } from '../../ui/table/exported-tables';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';

const { look: words } = coverage;

const Text = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });

/** What things of ARNs are called, as far as it is known. */
type Names = ReadonlyMap<string, { readonly name: string }>;

const idOf = (arn: string): string => parseArn(arn)?.id ?? arn;

function whyOf({ gap, scopeKnown }: RunToLookAt): string | null {
  if (gap !== undefined) return gap === 'loading' ? words.notComputed : answers[gap].word;
  return scopeKnown ? null : words.unknownScope;
}

const ofChecks = <Row extends RunToLookAt | TemplateToLookAt>(): readonly PlainColumn<Row>[] => [
  {
    header: words.open,
    align: 'right',
    value: ({ checks }) => openChecks(checks),
    cell: ({ checks }) => number(openChecks(checks)),
  },
  {
    header: coverage.inScope,
    align: 'right',
    value: ({ checks }) => checks.inScope,
    cell: ({ checks }) => number(checks.inScope),
  },
];

const runColumns: readonly PlainColumn<RunToLookAt>[] = [
  {
    header: words.run,
    value: ({ arn, name }) => name ?? idOf(arn),
    cell: ({ arn, name }) => {
      const place = runPlace(arn);
      const shown = name ?? idOf(arn);
      return place ? <Link to={paths.exclusions(place)}>{shown}</Link> : shown;
    },
  },
  {
    header: words.began,
    times: true,
    value: ({ at }) => exportedTime(at),
    cell: ({ at }) => (at === undefined ? '–' : <TimeText at={at} />),
  },
  ...ofChecks<RunToLookAt>(),
  { header: words.why, value: whyOf, cell: (run) => whyOf(run) ?? '–' },
];

const templateColumns = (
  names: Names | undefined,
  toRuns: NeedALookProps['toRuns'],
): readonly PlainColumn<TemplateToLookAt>[] => [
  {
    header: words.template,
    value: ({ arn }) => names?.get(arn)?.name ?? idOf(arn),
    cell: ({ arn }) => {
      const place = templatePlace(arn);
      const shown = names?.get(arn)?.name ?? idOf(arn);
      return place ? <Link to={paths.template(place)}>{shown}</Link> : shown;
    },
  },
  {
    header: words.runsOfTemplate,
    align: 'right',
    value: ({ runsToLookAt, runs }) => words.ofRuns(runsToLookAt, runs),
    cell: ({ arn, runsToLookAt, runs }) => {
      const place = templatePlace(arn);
      const shown = words.ofRuns(runsToLookAt, runs);
      return place ? <Link to={toRuns(place)}>{shown}</Link> : shown;
    },
  },
  ...ofChecks<TemplateToLookAt>(),
];

export interface NeedALookProps {
  readonly needs: NeedsALook;
  /** The names of templates, where they are asked for. */
  readonly templates?: Names | undefined;
  /** Where the runs of a template are listed. */
  readonly toRuns: (template: TemplatePlace) => To;
}

/** The runs and the templates of which not every check is known to have been checked. */
export function NeedALookTables({ needs, templates, toRuns }: NeedALookProps) {
  const columns = templateColumns(templates, toRuns);
  return (
    <>
      <Card flush title={words.runs}>
        <Text>{needs.runCount === 0 ? words.none : words.runsText(needs.runs.length, needs.runCount)}</Text>
        {needs.runCount > 0 && (
          <PlainTable label={words.runs} columns={runColumns} rows={needs.runs} rowId={({ arn }) => arn} />
        )}
      </Card>
      {needs.templateCount > 0 && (
        <Card flush title={words.templates}>
          <Text>{words.templatesText(needs.templates.length, needs.templateCount)}</Text>
          <PlainTable
            label={words.templates}
            columns={columns}
            rows={needs.templates}
            rowId={({ arn }) => arn}
          />
        </Card>
      )}
    </>
  );
}
