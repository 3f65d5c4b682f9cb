/** What changed between two whole answers, part by part. */

import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parseArn } from '../../domain/address/arn';
import { type AccountPlace, paths, runPlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import { type ChangedPart as PartName, readChangesView } from '../../domain/address/run-views';
import { type AssessmentRun, type Exclusion, packageName } from '../../domain/assessment/assessment';
import { runBegan } from '../../domain/assessment/runs';
import { exclusionChanges } from '../../domain/coverage/exclusion-history';
import { goneBecause, type LaterSide } from '../../domain/coverage/gone-exclusions';
import { namedInstances, namedPackages, scopesOf } from '../../domain/exclusions/exclusion-scopes';
import { timeApart } from '../../domain/text/times';
import { useSearchChange } from '../../features/address';
import { KnownInstances } from '../../features/instances/instance-link';
import { useIdentities, useInstancesOfRuns } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useInspector } from '../../inspector/queries/inspector-context';
import { sheetTexts } from '../../strings/export/export-sheets';
import { changes as words } from '../../strings/grid-changes-history';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { CheckIcon } from '../../ui/controls/icons';
import { LinkButton } from '../../ui/controls/button';
import { Link } from '../../ui/controls/link';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState } from '../../ui/feedback/states';
import { Card } from '../../ui/layout/page';
import { useExportedTable } from '../../ui/table/exported-tables';
import { Figures } from '../../ui/text/figures';
import { TimeText } from '../../ui/text/time-text';
import { ChangedPart, type Fates, type Part } from './changed-part';

const Quiet = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

const Sides = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'flex-start',
  gap: '4px 12px',
});
const Net = styled('p')({ margin: '8px 0 0', fontSize: 20, lineHeight: '26px', fontWeight: 600 });

/** Why exclusions are gone, as far as the later side tells: a run's own list of instances is asked for. */
function useGoneBecause(
  place: AccountPlace,
  later: Omit<LaterSide, 'instances'> & { readonly run: AssessmentRun | undefined },
) {
  const { run, packageArns, exclusions } = later;
  const arns = useMemo(() => (run ? [run.arn] : []), [run]);
  const { instances, failed } = useInstancesOfRuns(useInspector(place), arns);
  const own = run && instances.get(run.arn);
  // What is only not loaded yet is not called not known.
  const loading = run !== undefined && !own && !failed.has(run.arn);
  return useMemo(
    () => (loading ? undefined : goneBecause({ run, packageArns, exclusions, instances: own })),
    [loading, run, packageArns, exclusions, own],
  );
}

interface ComparisonProps {
  readonly place: AccountPlace;
  /** All exclusions of the run or preview at hand. */
  readonly present: readonly Exclusion[];
  /** The run at hand; undefined for a preview, which is later than every run. */
  readonly run: AssessmentRun | undefined;
  /** The rules packages of the run or the preview at hand; undefined where they are not known. */
  readonly packageArns: readonly string[] | undefined;
  /** The run that it is compared with, and all of its exclusions. */
  readonly other: AssessmentRun;
  readonly others: readonly Exclusion[];
}

/** What is new, still there and gone between two whole answers: always from the earlier to the later one. */
export function Comparison({ place, present, run, packageArns: own, other, others }: ComparisonProps) {
  const [search] = useSearchParams();
  const change = useSearchChange();
  const otherIsLater = run !== undefined && runBegan(other) > runBegan(run);
  const { added, kept, gone } = useMemo(
    () => (otherIsLater ? exclusionChanges(present, others) : exclusionChanges(others, present)),
    [otherIsLater, others, present],
  );
  const here = run?.name ?? words.preview;
  const [earlierName, laterName] = otherIsLater ? [here, other.name] : [other.name, here];
  const ofRuns = otherIsLater
    ? { earlier: own, later: other.rulesPackageArns }
    : { earlier: other.rulesPackageArns, later: own };
  const packageArns = useMemo(
    () => [
      ...new Set([
        ...namedPackages(present),
        ...namedPackages(others),
        // What "every one" stands for.
        ...other.rulesPackageArns,
        ...(own ?? []),
      ]),
    ],
    [present, others, other, own],
  );
  const packages = useRulesPackages(useInspector(place), packageArns);
  const ids = useMemo(() => [...namedInstances([...present, ...others])], [present, others]);
  const identities = useIdentities(place, ids, true, { runArn: (run ?? other).arn });
  const otherPlace = runPlace(other.arn);
  const ownId = run && parseArn(run.arn)?.id;
  const swapped = otherPlace &&
    ownId !== undefined && {
      pathname: paths.changes(otherPlace),
      search: changedSearch(new URLSearchParams(), { with: ownId }),
    };
  const laterRun = otherIsLater ? other : run;
  const because = useGoneBecause(place, {
    run: laterRun,
    packageArns: ofRuns.later,
    exclusions: otherIsLater ? others : present,
  });
  const fates: Fates | undefined = useMemo(
    () => because && new Map(gone.map((each) => [each, because(each)])),
    [gone, because],
  );
  const parts: readonly Part[] = [
    {
      part: 'new',
      title: words.added,
      text: words.addedText(laterName),
      exclusions: added,
      fates: undefined,
    },
    { part: 'gone', title: words.gone, text: words.goneText(earlierName), exclusions: gone, fates },
    { part: 'kept', title: words.kept, text: words.storedText, exclusions: kept, fates: undefined },
  ];
  useExportedTable(() => ({
    name: words.title(here),
    columns: words.exportColumns,
    remark: `${words.added}: ${words.addedText(laterName)} ${words.gone}: ${words.goneText(earlierName)}`,
    rows: parts.flatMap(({ part, title, exclusions }) =>
      exclusions.map((exclusion) => {
        const { instanceIds, packageArns: ofExclusion } = scopesOf(exclusion);
        const nameOf = (arn: string): string => packageName(arn, packages);
        const every = part === 'gone' ? ofRuns.earlier : ofRuns.later;
        return [
          title,
          exclusion.title,
          instanceIds.join(', ') || sheetTexts.everyInstance(undefined),
          ofExclusion.map(nameOf).join('; ') || sheetTexts.everyPackage(every?.map(nameOf)),
          exclusion.arn ?? null,
          part === 'gone' && fates ? words.because[fates.get(exclusion) ?? 'not-known'] : null,
        ];
      }),
    ),
  }));
  const { open } = readChangesView(search);
  const toggle = (part: PartName, type: string): void => {
    const rest = open[part].filter((key) => key !== type);
    const next = rest.length < open[part].length ? rest : [...rest, type];
    change({ [part]: next });
  };
  useAnnouncement(parts.map(({ title, exclusions }) => `${title}: ${number(exclusions.length)}`).join(', '));
  return (
    <KnownInstances identities={identities}>
      <Card>
        <Sides>
          <div>
            {otherIsLater ? words.againstLater : words.against}{' '}
            {otherPlace ? (
              <Link to={paths.exclusions(otherPlace)} underlined>
                {other.name}
              </Link>
            ) : (
              other.name
            )}
            , <TimeText at={runBegan(other)} zone />
          </div>
          {swapped && <LinkButton to={swapped}>{words.swap}</LinkButton>}
        </Sides>
        <Net>
          {words.net(
            number(kept.length + gone.length),
            number(kept.length + added.length),
            run && words.apart(timeApart(Math.abs(runBegan(run) - runBegan(other)))),
          )}
        </Net>
        <Figures
          label={words.summary}
          figures={parts.map(({ title, exclusions }) => ({
            label: title,
            figure: number(exclusions.length),
          }))}
        />
        <Quiet>{words.identity}</Quiet>
      </Card>
      {added.length + gone.length === 0 && (
        <Card flush>
          <EmptyState icon={<CheckIcon size={24} />} {...words.same} />
        </Card>
      )}
      {parts.map((part) => (
        <ChangedPart
          key={part.part}
          place={place}
          part={part}
          packages={packages}
          open={open[part.part]}
          onToggle={(type) => toggle(part.part, type)}
        />
      ))}
    </KnownInstances>
  );
}
