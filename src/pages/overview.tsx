import { useMemo } from 'react';
import { coverageSearch, type CoverageView, readCoverageView } from '../domain/address/coverage-views';
import { runsSearch } from '../domain/address/list-views';
import { type AccountPlace, paths } from '../domain/address/paths';
import type { CoverageAnswer } from '../domain/report/coverage-answer';
import { CoverageFrame } from '../features/coverage/coverage-frame';
import { Overview } from '../features/coverage/overview';
import { useTemplates } from '../inspector/queries/lookups';
import { useScope } from '../inspector/queries/provider';
import { coverage as words } from '../strings/coverage';

interface AccountOverviewProps {
  readonly place: AccountPlace;
  readonly answer: CoverageAnswer;
  readonly view: CoverageView;
}

function AccountOverview({ place, answer, view }: AccountOverviewProps) {
  const { needsALook } = answer;
  const arns = useMemo(() => needsALook?.templates.map(({ arn }) => arn) ?? [], [needsALook]);
  const templates = useTemplates(useScope(place), arns);
  const days = { from: view.from, to: view.to };
  return (
    <Overview
      answer={answer}
      templates={templates}
      toInstances={(which) => ({
        pathname: paths.instances(place),
        search: coverageSearch({ ...view, ...which }),
      })}
      toRuns={(month) => ({
        pathname: paths.runs(place),
        search: runsSearch({ ...month, template: view.template }),
      })}
      toRunsOf={(template) => ({
        pathname: paths.runs(place),
        search: runsSearch({ ...days, template }),
      })}
      toAbout={paths.about(place)}
    />
  );
}

/** What was and was not checked over all runs of an account and region. */
export function Component() {
  return (
    <CoverageFrame {...words.overview} readView={readCoverageView}>
      {(place, answer, view) => <AccountOverview place={place} answer={answer} view={view} />}
    </CoverageFrame>
  );
}
