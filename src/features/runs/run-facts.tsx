import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId } from 'react';
import { targetArn } from '../../domain/address/arn';
import { arnOfTemplate, paths, type RunPlace } from '../../domain/address/paths';
import { type AssessmentRun, failedItemReason, packageName } from '../../domain/assessment/assessment';
import { runStateWords } from '../../domain/assessment/runs';
import { formatDuration } from '../../domain/text/times';
import { ExclusionsCell } from './exclusions-cell';
import { isKnownByExclusions, runName, type RunRow, RunStatus } from './run-row';
import { targetQuery, useRulesPackages } from '../../inspector/queries/lookups';
import { useInspector } from '../../inspector/queries/inspector-context';
import { templateQuery } from '../../inspector/queries/templates';
import { runDetails } from '../../strings/run-and-template-pages';
import { runs } from '../../strings/runs';
import { CopyButton } from '../../ui/controls/copy-button';
import { Link } from '../../ui/controls/link';
import { type KeyValue, KeyValues, Mono, PlainList, TagList } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';

const words = runDetails;

// No list shows them in its first rows.
const RunFindings = lazy(() => import('./run-findings'));

/** The states that a run has passed, each with its time. */
function States({ run }: { readonly run: AssessmentRun }) {
  const passed = run.stateChanges.toSorted((a, b) => a.at - b.at);
  return (
    <ol style={{ margin: 0, padding: 0, listStyleType: '""' }}>
      {passed.map(({ state, at }) => (
        <li key={`${state} ${at}`}>
          <TimeText at={at} zone /> {runStateWords(state).label}
        </li>
      ))}
    </ol>
  );
}

export interface RunFactsProps {
  readonly place: RunPlace;
  readonly run: AssessmentRun;
  /** The expanded row of a list leaves out what the row itself always says. */
  readonly beyondRow?: boolean;
}

/** What the findings will take: a line for each severity, and one for what is to be known beside them. In CSS pixels. */
const findingsRoom = ({ findingCounts }: AssessmentRun): number =>
  20 * Math.max(1, Object.values(findingCounts).filter((count) => count > 0).length) + 24;

/** Everything about a run: itself, its template and target, what it found and what it could not check. */
export function RunFacts({ place, run, beyondRow = false }: RunFactsProps) {
  const inspector = useInspector(place);
  const template = useQuery(templateQuery(inspector, arnOfTemplate(place)));
  const ofTarget = targetArn(place.region, place.account, place.targetId);
  const target = useQuery(targetQuery(inspector, ofTarget));
  const packages = useRulesPackages(inspector, run.rulesPackageArns);

  const items: readonly KeyValue[] = [
    // Numbers that are seen first are taken for the whole: what they are not of stands beside them.
    {
      label: words.findings,
      value: (
        <div style={{ minHeight: findingsRoom(run) }}>
          <Suspense fallback={null}>
            <RunFindings place={place} run={run} />
          </Suspense>
        </div>
      ),
    },
    {
      label: words.arn,
      value: (
        <>
          <Mono>{run.arn}</Mono> <CopyButton text={run.arn} label={words.copyArn} done={words.arnCopied} />
        </>
      ),
    },
    {
      label: words.id,
      value: (
        <>
          <Mono>{place.runId}</Mono>{' '}
          <CopyButton text={place.runId} label={words.copyId} done={words.idCopied} />
        </>
      ),
    },
    ...(beyondRow
      ? []
      : [
          { label: words.status, value: <RunStatus state={run.state} /> },
          { label: words.exclusions, value: <ExclusionsCell row={{ arn: run.arn, run }} name={run.name} /> },
        ]),
    {
      label: words.template,
      value: (
        <>
          <Link to={paths.template(place)}>{template.data?.name ?? place.templateId}</Link>{' '}
          <CopyButton text={arnOfTemplate(place)} label={words.copyTemplate} done={words.templateCopied} />
        </>
      ),
    },
    {
      label: words.target,
      value: (
        <>
          {target.data?.name ?? place.targetId}{' '}
          <CopyButton text={ofTarget} label={words.copyTarget} done={words.targetCopied} />
        </>
      ),
    },
    { label: words.duration, value: formatDuration(run.durationInSeconds) },
    {
      label: words.started,
      value: run.startedAt === undefined ? words.notStarted : <TimeText at={run.startedAt} zone />,
    },
    {
      label: words.completed,
      value: run.completedAt === undefined ? words.notCompleted : <TimeText at={run.completedAt} zone />,
    },
    {
      label: words.rulesPackages,
      value: <PlainList items={run.rulesPackageArns.map((arn) => packageName(arn, packages))} />,
    },
    {
      label: words.attributes,
      value:
        run.userAttributesForFindings.length === 0 ? (
          words.none
        ) : (
          <TagList tags={run.userAttributesForFindings} />
        ),
    },
    { label: words.states, value: <States run={run} /> },
  ];
  return <KeyValues items={items} />;
}

const Section = styled('section')({
  '& > h2': { margin: '0 0 8px', fontSize: 14, lineHeight: '20px', fontWeight: 600 },
  '& > p': { margin: '0 0 4px' },
});

export interface RunDetailsProps {
  readonly place: RunPlace;
  readonly row: RunRow;
}

/** The expanded row of a run. A run that is known by its exclusions only says so. */
export function RunDetails({ place, row }: RunDetailsProps) {
  const headingId = useId();
  return (
    <Section aria-labelledby={headingId}>
      <h2 id={headingId}>{runName(row)}</h2>
      {row.run ? (
        <RunFacts place={place} run={row.run} beyondRow />
      ) : (
        <>
          <p>
            {isKnownByExclusions(row)
              ? runs.knownByExclusionsText
              : runs.couldNotDescribeText(failedItemReason(row.failed ?? 'NO_ANSWER'))}
          </p>
          <Mono>{row.arn}</Mono>
        </>
      )}
    </Section>
  );
}
