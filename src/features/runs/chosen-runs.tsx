/** Where runs lead that are chosen in their list: one to its grid, two of one template to what changed between them. */

import { arnOfTemplate, paths, runPlace } from '../../domain/address/paths';
import { listSelection as words } from '../../strings/list-extras';
import { LinkButton } from '../../ui/controls/button';
import type { RunRow } from './run-row';

/** When a run is from: when it started, or was made. */
const timeOf = ({ run }: RunRow): number => run?.startedAt ?? run?.createdAt ?? 0;

interface ChosenRunsProps {
  readonly rows: readonly RunRow[];
}

/** The links for runs that are chosen. Of two the later one is compared with the earlier one. */
export default function ChosenRuns({ rows }: ChosenRunsProps) {
  const [later, earlier, ...more] = rows
    .toSorted((a, b) => timeOf(b) - timeOf(a))
    .map(({ arn }) => runPlace(arn));
  if (!later || more.length > 0) return null;
  if (rows.length === 1) return <LinkButton to={paths.grid(later)}>{words.openGrid}</LinkButton>;
  if (!earlier || arnOfTemplate(later) !== arnOfTemplate(earlier)) return null;
  return (
    <LinkButton to={{ pathname: paths.changes(later), search: `?with=${earlier.runId}` }}>
      {words.compare}
    </LinkButton>
  );
}
