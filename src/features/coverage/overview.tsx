import { styled } from '@mui/material/styles';
import { type ReactNode, useMemo } from 'react';
import type { To } from 'react-router';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import { checkClasses, gapLines } from '../../domain/report/report-words';
import { coverage as words } from '../../strings/coverage';
import { number, percent } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { Figures } from '../../ui/text/figures';
import { PlainList } from '../../ui/text/lists';
import { CopyIds } from '../instances/copy-ids';
import { NeedALookTables, type NeedALookProps } from './need-a-look-tables';
import { FixesTable, MonthsTable, type MonthsTableProps, ReasonsTable } from './overview-tables';

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
export function Overview({
  answer,
  toInstances,
  toRuns,
  toAbout,
  toRunsOf,
  templates,
  children,
}: OverviewProps) {
  const { checks, instances, reasons, months, runs } = answer;
  const never = useMemo(() => instances.filter(isNeverFullyChecked).map(({ id }) => id), [instances]);
  const gaps = gapLines(answer);
  const ofReason = (reason: string): To => toInstances({ reason });
  return (
    <>
      <Card>
        <Text>{words.scope(runs, checks.inScope)}</Text>
        <Figures
          label={words.figures}
          figures={checkClasses
            .filter(([key]) => checks[key] > 0)
            .map(([key, label]) => ({
              label,
              figure: `${number(checks[key])} (${percent(checks[key] / checks.inScope)})`,
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
      {gaps.length > 0 && (
        <Card title={words.gaps}>
          <PlainList items={gaps} />
          {toAbout !== undefined && (
            <Quiet>
              <Link to={toAbout} underlined>
                {words.aboutLink}
              </Link>
            </Quiet>
          )}
        </Card>
      )}
    </>
  );
}
