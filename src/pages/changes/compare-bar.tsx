import { useNavigate, useSearchParams } from 'react-router';
import { parseArn } from '../../domain/address/arn';
import { changedSearch, readChangesView } from '../../domain/address/views';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { runBegan } from '../../domain/assessment/compared-runs';
import { dayUtc } from '../../domain/text/dates';
import { changes as words } from '../../strings/changes';
import { SelectField } from '../../ui/filter/fields';

/** More than this is no choice that anybody can make from a list. */
const MOST_OPTIONS = 200;

export interface CompareBarProps {
  /** The runs that can be compared with, the latest first. */
  readonly runs: readonly AssessmentRun[];
  /** What stands for no choice of one's own. */
  readonly none: string;
}

/** Which run to compare with. */
export function CompareBar({ runs, none }: CompareBarProps) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { compareWith } = readChangesView(search);
  const options = runs.slice(0, MOST_OPTIONS).flatMap((run) => {
    const id = parseArn(run.arn)?.id;
    return id === undefined
      ? []
      : [{ value: id, label: words.option(run.name, dayUtc(runBegan(run)) ?? '') }];
  });
  return (
    <SelectField
      label={words.compareWith}
      none={none}
      value={compareWith}
      options={options}
      onChange={(id) =>
        void navigate(
          { search: changedSearch(search, { with: id }) },
          { replace: true, preventScrollReset: true },
        )
      }
    />
  );
}
