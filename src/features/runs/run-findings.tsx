/** A run's findings, with what they are not findings of: the checks that could not be completed, or are not known. */
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { arnOfRun, paths, type RunPlace } from '../../domain/address/paths';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import { hadErrors, wasEvaluated } from '../../domain/assessment/runs';
import { useExclusionStatus } from '../../inspector/queries/exclusions/exclusion-count';
import { useInspector } from '../../inspector/queries/inspector-context';
import { findings as words } from '../../strings/run-and-template-pages';
import { color } from '../../theme/tokens';
import { WarningIcon } from '../../ui/controls/icons';
import { Link } from '../../ui/controls/link';
import { useInView } from '../../ui/layout/measure';
import { useExportedTable } from '../../ui/table/exported-tables';
import { PlainList } from '../../ui/text/lists';

/** The model's severities, the worst first. */
const SEVERITIES = ['High', 'Medium', 'Low', 'Informational', 'Undefined'];

/** The findings of each severity, the worst first; one that the model does not know comes last. */
function severities(counts: AssessmentRun['findingCounts']): readonly (readonly [string, number])[] {
  const rank = (severity: string): number =>
    SEVERITIES.includes(severity) ? SEVERITIES.indexOf(severity) : SEVERITIES.length;
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => rank(a) - rank(b));
}

/** The same in words. */
export function severityLines(counts: AssessmentRun['findingCounts']): readonly string[] {
  return severities(counts).map(([severity, count]) => words.severity(severity, count));
}

/**
 * What is to be known of findings beside their numbers. Undefined only where nothing speaks against them, or while
 * nobody knows yet: a list without any exclusion is such a case where the run was evaluated.
 */
export function findingsCaveat(run: AssessmentRun, status: ExclusionStatus): string | undefined {
  if (status.kind === 'loading') return undefined;
  if (status.kind === 'zero') return hadErrors(run.state) ? words.caveat.errors : undefined;
  if (status.kind === 'count') {
    const listed = (
      status.unsaved ? words.caveat.unsaved : status.more ? words.caveat.atLeast : words.caveat.count
    )(status.count);
    return wasEvaluated(run.state) ? listed : `${words.caveat['not-completed']} ${listed}`;
  }
  return words.caveat[status.kind];
}

const Caveat = styled('div')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 6,
  marginTop: 4,
  color: color.warn,
  '& > svg': { flex: 'none', marginTop: 2 },
});

interface RunFindingsProps {
  readonly place: RunPlace;
  readonly run: AssessmentRun;
}

/** What stands beside the numbers; asked for when it is seen. */
function FindingsCaveat({ place, text }: { readonly place: RunPlace; readonly text: string }) {
  return (
    <Caveat>
      <WarningIcon size={14} />
      <span>
        {text}{' '}
        <Link to={paths.exclusions(place)} opener={arnOfRun(place)} underlined>
          {words.toExclusions}
        </Link>
      </span>
    </Caveat>
  );
}

/** The numbers of a run's findings, and beside them what is not among its checks. */
export default function RunFindings({ place, run }: RunFindingsProps) {
  const element = useRef<HTMLDivElement>(null);
  const status = useExclusionStatus(useInspector(place), arnOfRun(place), run, useInView(element));
  const lines = severityLines(run.findingCounts);
  // Without a count of any severity nothing is known, not that there were none.
  const known = Object.keys(run.findingCounts).length > 0;
  const caveat = known ? findingsCaveat(run, status) : undefined;
  const table = useExportedTable<HTMLDivElement>(() =>
    known
      ? { name: words.title, columns: words.columns, rows: severities(run.findingCounts), remark: caveat }
      : undefined,
  );
  return (
    <div ref={element}>
      <div ref={table}>
        {lines.length > 0 ? <PlainList items={lines} /> : known ? words.none : words.notKnown}
      </div>
      {caveat !== undefined && <FindingsCaveat place={place} text={caveat} />}
    </div>
  );
}
