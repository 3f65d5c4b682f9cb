import { coverageSearch, readCoverageView } from '../domain/address/coverage-views';
import { runsSearch } from '../domain/address/list-views';
import { paths } from '../domain/address/paths';
import { CoverageFrame } from '../features/coverage/coverage-frame';
import { Overview } from '../features/coverage/overview';
import { coverage as words } from '../strings/coverage';

/** What was and was not checked over all runs of an account and region. */
export function Component() {
  return (
    <CoverageFrame {...words.overview} readView={readCoverageView}>
      {(place, answer, view) => (
        <Overview
          answer={answer}
          toInstances={(which) => ({
            pathname: paths.instances(place),
            search: coverageSearch({ ...view, ...which }),
          })}
          toRuns={(days) => ({
            pathname: paths.runs(place),
            search: runsSearch({ ...days, template: view.template }),
          })}
          toAbout={paths.about(place)}
        />
      )}
    </CoverageFrame>
  );
}
