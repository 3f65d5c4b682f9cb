import { EmptyState } from '../../components/empty-state';
import { permissionOf, ProblemPanel } from '../../components/problem-panel';
import { StatusText } from '../../components/status-text';
import { Loading } from '../../components/loading';
import type { AssessmentRun } from '../../domain/assessment';
import type { ExclusionStatus } from '../../domain/exclusion-status';
import type { RunPlace } from '../../domain/paths';
import type { Problem } from '../../inspector/problem';
import { exclusions } from '../../strings/exclusions';

const words = exclusions.states;

/** A run that ended like this never evaluated its rules: no exclusions say nothing about its checks. */
const NOT_EVALUATED: ReadonlySet<string> = new Set(['FAILED', 'ERROR', 'CANCELED']);

export interface RunStatePanelProps {
  readonly place: RunPlace;
  readonly run: AssessmentRun | undefined;
  readonly status: Exclude<ExclusionStatus, { readonly kind: 'count' }>;
  readonly problem: Problem | null;
  readonly onRetry: () => void;
  readonly level: 2 | 3;
}

/** What stands where the exclusions would stand: why there are none, or why nobody knows. */
export function RunStatePanel({ place, run, status, problem, onRetry, level }: RunStatePanelProps) {
  switch (status.kind) {
    case 'loading':
      return <Loading label={exclusions.loading} />;
    case 'zero':
      return run && NOT_EVALUATED.has(run.state) ? (
        <EmptyState level={level} {...words.ended} />
      ) : (
        <EmptyState
          level={level}
          title={words.none.title}
          text={<StatusText tone="ok">{words.none.text}</StatusText>}
        />
      );
    case 'in-progress':
      return <EmptyState level={level} {...words.inProgress} />;
    case 'before-exclusions':
      return <EmptyState level={level} {...words.notRecorded} />;
    case 'not-in-this-data':
      return <EmptyState level={level} {...words.notInData} />;
    case 'not-allowed':
    case 'failed':
      return (
        problem && (
          <ProblemPanel
            problem={problem}
            level={level}
            onRetry={onRetry}
            {...(status.kind === 'not-allowed' && {
              title: words.notAllowed.title,
              text: words.notAllowed.text(permissionOf(problem) ?? 'inspector:ListExclusions'),
            })}
            {...(problem.kind === 'not-found' && {
              title: words.unknownRun.title,
              text: words.unknownRun.text(place.runId, place.account, place.region),
            })}
          />
        )
      );
  }
}
