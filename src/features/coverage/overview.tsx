/** The overview of what runs could not check: its figures, and its tables. */

import { styled } from '@mui/material/styles';
import { type ReactNode, useMemo } from 'react';
import type { To } from 'react-router';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import { checkClasses, checksText, isScopeWhole, neverWords } from '../../domain/report/figure-words';
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
import { NeedALookTables, type NeedALookProps } from './need-a-look-tables';

const Text = styled('p')({ margin: '0 0 8px' });
const Quiet = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

export interface OverviewProps {
  readonly answer: CoverageAnswer;
  /** How many accounts and regions are not in it though they were asked for. */
  readonly unread?: number;
  /** Where the instances are that a figure is of. */
  readonly toInstances: (which: { readonly neverOnly?: boolean; readonly reason?: string }) => To;
  readonly toRuns: MonthsTableProps['toRuns'];
  /** Where the runs of a template are listed. */
  readonly toRunsOf: NeedALookProps['toRuns'];
  /** The names of templates, where they are known. */
  readonly templates?: NeedALookProps['templates'];
  /** The names of accounts by their ids, where runs are of several. */
  readonly accounts?: NeedALookProps['accounts'];
  /** Where it is told what the data is and what it lacks. */
  readonly toAbout?: string;
  /** What stands after the reasons. */
  readonly children?: ReactNode;
}

/** What could not be checked over many runs: in figures, by what would mend most, by reason and over time. */
export function Overview(props: OverviewProps) {
  const { answer, unread = 0, toInstances, toRuns, toAbout, toRunsOf, templates, accounts, children } = props;
  const { checks, instances, reasons, months, runs } = answer;
  const never = useMemo(() => instances.filter(isNeverFullyChecked).map(({ id }) => id), [instances]);
  const isWhole = isScopeWhole(answer, unread);
  const { caveat, unknown } = useMemo(() => neverWords(instances, isWhole), [instances, isWhole]);
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
                : checksText(checks[key], false),
            }))}
        />
        <Text>
          <Link to={toInstances({ neverOnly: true })} underlined>
            {number(never.length)} {words.ofInstances(instances.length)}
          </Link>{' '}
          {words.never}
          {caveat}. {unknown !== undefined && `${unknown} `}
          {never.length > 0 && <CopyIds ids={never} about={words.never} emphasis="plain" />}
        </Text>
        <Quiet>{words.explanation}</Quiet>
      </Card>
      <FixesTable reasons={reasons} toInstances={ofReason} />
      <ReasonsTable reasons={reasons} toInstances={ofReason} />
      {children}
      {/* Of no check it cannot be said that it was checked. */}
      {answer.needsALook && answer.needsALook.runCount + checks.inScope > 0 && (
        <NeedALookTables
          needs={answer.needsALook}
          templates={templates}
          accounts={accounts}
          toRuns={toRunsOf}
        />
      )}
      <MonthsTable months={months} toRuns={toRuns} />
      <GapsCard answer={answer} toAbout={toAbout} />
    </>
  );
}
