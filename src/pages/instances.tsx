import { readInstancesView } from '../domain/address/coverage-views';
import { CoverageFrame } from '../features/coverage/coverage-frame';
import { Instances } from '../features/coverage/instances';
import { coverage } from '../strings/coverage';

/** Every instance of an account and region, and how often it was fully checked. */
export function Component() {
  return (
    <CoverageFrame {...coverage.instances} readView={readInstancesView}>
      {(_, answer, view) => <Instances answer={answer} view={view} />}
    </CoverageFrame>
  );
}
