import { useMemo } from 'react';
import { coverageSearch, type CoverageView, readCoverageView } from '../domain/address/coverage-views';
import { runsSearch } from '../domain/address/list-views';
import { type AccountPlace, paths } from '../domain/address/paths';
import type { CoverageAnswer } from '../domain/report/coverage-answer';
import { CoverageFrame } from '../features/coverage/coverage-frame';
import { GroupsThatNeedALook, useInstanceGroups } from '../features/instances/instance-groups';
import { Overview } from '../features/coverage/overview';
import { groupName } from '../domain/assessment/instance-groups';
import { useIdentities } from '../inspector/queries/instances';
import { useTemplates } from '../inspector/queries/lookups';
import { useInspector } from '../inspector/queries/inspector-context';
import { coverage as words } from '../strings/coverage';

interface AccountOverviewProps {
  readonly place: AccountPlace;
  readonly answer: CoverageAnswer;
  readonly view: CoverageView;
}

function AccountOverview({ place, answer, view }: AccountOverviewProps) {
  const { needsALook } = answer;
  const arns = useMemo(() => needsALook?.templates.map(({ arn }) => arn) ?? [], [needsALook]);
  const templates = useTemplates(useInspector(place), arns);
  const ids = useMemo(() => answer.instances.map(({ id }) => id), [answer]);
  const groups = useInstanceGroups(answer.instances, 'asg', useIdentities(place, ids, true));
  const titles = useMemo(
    () => new Map(answer.reasons.map(({ type, title }) => [type, title])),
    [answer.reasons],
  );
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
    >
      <GroupsThatNeedALook
        groups={groups}
        titles={titles}
        toGroup={(subject) => ({
          pathname: paths.instances(place),
          search: coverageSearch({ ...view, group: 'asg', inGroup: groupName(subject) }),
        })}
      />
    </Overview>
  );
}

/** What was and was not checked over all runs of an account and region. */
export function Component() {
  return (
    <CoverageFrame {...words.overview} savedViews="overview" readView={readCoverageView}>
      {(place, answer, view) => <AccountOverview place={place} answer={answer} view={view} />}
    </CoverageFrame>
  );
}
