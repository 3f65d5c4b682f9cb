import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { type AccountPlace, paths } from '../../domain/address/paths';
import { coverageSearch, type CoverageView, readCoverageView } from '../../domain/address/views';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import { checkClasses, gapLines } from '../../domain/report/report-words';
import { CoverageFrame } from '../../features/coverage/coverage-frame';
import { coverage as words } from '../../strings/coverage';
import { number, percent } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/card';
import { Figures } from '../../ui/text/figures';
import { PlainList } from '../../ui/text/lists';
import { FixesTable, MonthsTable, ReasonsTable } from './overview-tables';

const Text = styled('p')({ margin: '0 0 8px' });
const Quiet = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

interface OverviewProps {
  readonly place: AccountPlace;
  readonly answer: CoverageAnswer;
  readonly view: CoverageView;
}

function Overview({ place, answer, view }: OverviewProps) {
  const { checks, instances, reasons, months, runs } = answer;
  const never = useMemo(() => instances.filter(isNeverFullyChecked).length, [instances]);
  const gaps = gapLines(answer);
  const instancesWith = (more: { readonly neverOnly?: boolean; readonly reason?: string }) => ({
    pathname: paths.instances(place),
    search: coverageSearch({ ...view, ...more }),
  });
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
          <Link to={instancesWith({ neverOnly: true })} underlined>
            {number(never)} {words.ofInstances(instances.length)}
          </Link>{' '}
          {words.never}.
        </Text>
        <Quiet>{words.explanation}</Quiet>
      </Card>
      <FixesTable reasons={reasons} toInstances={(reason) => instancesWith({ reason })} />
      <ReasonsTable reasons={reasons} toInstances={(reason) => instancesWith({ reason })} />
      <MonthsTable place={place} template={view.template} months={months} />
      {gaps.length > 0 && (
        <Card title={words.gaps}>
          <PlainList items={gaps} />
          <Quiet>
            <Link to={paths.about(place)} underlined>
              {words.aboutLink}
            </Link>
          </Quiet>
        </Card>
      )}
    </>
  );
}

/** What was and was not checked over all runs of an account and region. */
export function Component() {
  return (
    <CoverageFrame {...words.overview} readView={readCoverageView}>
      {(place, answer, view) => <Overview place={place} answer={answer} view={view} />}
    </CoverageFrame>
  );
}
