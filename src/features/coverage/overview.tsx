/** The overview of what runs could not check: its figures, what needs a look, and its tables. */

import { styled } from '@mui/material/styles';
import { type ReactNode, useMemo } from 'react';
import type { To } from 'react-router';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import { checkClasses } from '../../domain/report/report-words';
import { coverage as words } from '../../strings/coverage';
import { shareText } from '../../domain/text/numbers';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { Figures } from '../../ui/text/figures';
import { CopyIds } from '../instances/copy-ids';
import { GapsCard } from './gaps-card';
import { FixesTable, MonthsTable, type MonthsTableProps, ReasonsTable } from './overview-tables';
import { parseArn } from '../../domain/address/arn';
import { paths, runPlace, type TemplatePlace, templatePlace } from '../../domain/address/paths';
import {
  type NeedsALook,
  openChecks,
  type RunToLookAt,
  type TemplateToLookAt,
} from '../../domain/report/need-a-look';
import { answers } from '../../strings/answers';
import { exportedTime } from '../../ui/table/exported-tables';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';

const Text = styled('p')({ margin: '0 0 8px' });
const Quiet = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

export interface OverviewProps {
  readonly answer: CoverageAnswer;
  /** Where the instances are that a figure is of. */
  readonly toInstances: (which: { readonly neverOnly?: boolean; readonly reason?: string }) => To;
  readonly toRuns: MonthsTableProps['toRuns'];
  /** Where the runs of a template are listed. */
  readonly toRunsOf: NeedALookProps['toRuns'];
  /** The names of templates, where they are known. */
  readonly templates?: NeedALookProps['templates'];
  /** Where it is told what the data is and what it lacks. */
  readonly toAbout?: string;
  /** What stands after the reasons. */
  readonly children?: ReactNode;
}

/** What could not be checked over many runs: in figures, by what would mend most, by reason and over time. */
export function Overview(props: OverviewProps) {
  const { answer, toInstances, toRuns, toAbout, toRunsOf, templates, children } = props;
  const { checks, instances, reasons, months, runs } = answer;
  const never = useMemo(() => instances.filter(isNeverFullyChecked).map(({ id }) => id), [instances]);
  const isWhole = answer.runsOfUnknownScope === 0;
  const ofReason = (reason: string): To => toInstances({ reason });
  return (
    <>
      <Card>
        <Text>{words.scope(runs, checks.inScope, isWhole)}</Text>
        <Figures
          label={words.figures}
          figures={checkClasses
            .filter(([key]) => checks[key] > 0)
            .map(([key, label]) => ({
              label,
              // Of what is not known as a whole there is no share.
              figure: isWhole
                ? `${number(checks[key])} (${shareText(checks[key] / checks.inScope, 0)})`
                : number(checks[key]),
            }))}
        />
        <Text>
          <Link to={toInstances({ neverOnly: true })} underlined>
            {number(never.length)} {words.ofInstances(instances.length)}
          </Link>{' '}
          {words.never}. {never.length > 0 && <CopyIds ids={never} about={words.never} emphasis="plain" />}
        </Text>
        <Quiet>{words.explanation}</Quiet>
      </Card>
      <FixesTable reasons={reasons} toInstances={ofReason} />
      <ReasonsTable reasons={reasons} toInstances={ofReason} />
      {children}
      {answer.needsALook && (
        <NeedALookTables needs={answer.needsALook} templates={templates} toRuns={toRunsOf} />
      )}
      <MonthsTable months={months} toRuns={toRuns} />
      <GapsCard answer={answer} toAbout={toAbout} />
    </>
  );
}

const { look: lookWords } = words;

const LookText = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });

/** What things of ARNs are called, as far as it is known. */
type Names = ReadonlyMap<string, { readonly name: string }>;

const idOf = (arn: string): string => parseArn(arn)?.id ?? arn;

function whyOf({ gap, scopeKnown }: RunToLookAt): string | null {
  if (gap !== undefined) return gap === 'loading' ? lookWords.notComputed : answers[gap].word;
  return scopeKnown ? null : lookWords.unknownScope;
}

const ofChecks = <Row extends RunToLookAt | TemplateToLookAt>(): readonly PlainColumn<Row>[] => [
  {
    header: lookWords.open,
    align: 'right',
    value: ({ checks }) => openChecks(checks),
    cell: ({ checks }) => number(openChecks(checks)),
  },
  {
    header: words.inScope,
    align: 'right',
    value: ({ checks }) => checks.inScope,
    cell: ({ checks, ...row }) =>
      words.checksInScope(checks.inScope, !('scopeKnown' in row) || row.scopeKnown === true),
  },
];

const runColumns: readonly PlainColumn<RunToLookAt>[] = [
  {
    header: lookWords.run,
    value: ({ arn, name }) => name ?? idOf(arn),
    cell: ({ arn, name }) => {
      const place = runPlace(arn);
      const shown = name ?? idOf(arn);
      return place ? <Link to={paths.exclusions(place)}>{shown}</Link> : shown;
    },
  },
  {
    header: lookWords.began,
    times: true,
    value: ({ at }) => exportedTime(at),
    cell: ({ at }) => (at === undefined ? '–' : <TimeText at={at} />),
  },
  ...ofChecks<RunToLookAt>(),
  { header: lookWords.why, value: whyOf, cell: (run) => whyOf(run) ?? '–' },
];

const templateColumns = (
  names: Names | undefined,
  toRuns: NeedALookProps['toRuns'],
): readonly PlainColumn<TemplateToLookAt>[] => [
  {
    header: lookWords.template,
    value: ({ arn }) => names?.get(arn)?.name ?? idOf(arn),
    cell: ({ arn }) => {
      const place = templatePlace(arn);
      const shown = names?.get(arn)?.name ?? idOf(arn);
      return place ? <Link to={paths.template(place)}>{shown}</Link> : shown;
    },
  },
  {
    header: lookWords.runsOfTemplate,
    align: 'right',
    value: ({ runsToLookAt, runs }) => lookWords.ofRuns(runsToLookAt, runs),
    cell: ({ arn, runsToLookAt, runs }) => {
      const place = templatePlace(arn);
      const shown = lookWords.ofRuns(runsToLookAt, runs);
      return place ? <Link to={toRuns(place)}>{shown}</Link> : shown;
    },
  },
  ...ofChecks<TemplateToLookAt>(),
];

interface NeedALookProps {
  readonly needs: NeedsALook;
  /** The names of templates, where they are asked for. */
  readonly templates?: Names | undefined;
  /** Where the runs of a template are listed. */
  readonly toRuns: (template: TemplatePlace) => To;
}

/** The runs and the templates of which not every check is known to have been checked. */
function NeedALookTables({ needs, templates, toRuns }: NeedALookProps) {
  const columns = templateColumns(templates, toRuns);
  return (
    <>
      <Card flush title={lookWords.runs}>
        <LookText>
          {needs.runCount === 0 ? lookWords.none : lookWords.runsText(needs.runs.length, needs.runCount)}
        </LookText>
        {needs.runCount > 0 && (
          <PlainTable
            label={lookWords.runs}
            columns={runColumns}
            rows={needs.runs}
            rowId={({ arn }) => arn}
          />
        )}
      </Card>
      {needs.templateCount > 0 && (
        <Card flush title={lookWords.templates}>
          <LookText>{lookWords.templatesText(needs.templates.length, needs.templateCount)}</LookText>
          <PlainTable
            label={lookWords.templates}
            columns={columns}
            rows={needs.templates}
            rowId={({ arn }) => arn}
          />
        </Card>
      )}
    </>
  );
}
