/** What changed between two whole answers, part by part. */

import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type AccountPlace, paths, runPlace } from '../../domain/address/paths';
import { type ChangedPart as Part, readChangesView } from '../../domain/address/run-views';
import { type AssessmentRun, type Exclusion, packageName } from '../../domain/assessment/assessment';
import { runBegan } from '../../domain/assessment/runs';
import { exclusionChanges } from '../../domain/coverage/exclusion-history';
import { namedInstances, namedPackages, scopesOf } from '../../domain/exclusions/exclusion-scopes';
import { type ExclusionGroup, groupExclusions } from '../../domain/exclusions/group-exclusions';
import { useSearchChange } from '../../features/search-change';
import { InstancesByPackages } from '../../features/exclusions/instance-list';
import { HueMark } from '../../features/exclusions/proportion-bar';
import { KnownInstances } from '../../features/instances/known-instances';
import { useIdentities } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useScope } from '../../inspector/queries/provider';
import { sheetTexts } from '../../strings/export-sheets';
import { changes as words } from '../../strings/run-views';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { CheckIcon } from '../../ui/controls/icons';
import { Link } from '../../ui/controls/link';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState } from '../../ui/feedback/states';
import { Card } from '../../ui/layout/page';
import { useExportedTable } from '../../ui/table/exported-tables';
import { Figures } from '../../ui/text/figures';
import { TimeText } from '../../ui/text/time-text';

const Quiet = styled('p')({ margin: 0, fontSize: 12, color: color.dim });

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
  const packages = useRulesPackages(useScope(place), packageArns);
  const ids = useMemo(() => [...namedInstances([...present, ...others])], [present, others]);
  const identities = useIdentities(place, ids, true, { runArn: (run ?? other).arn });
  const otherPlace = runPlace(other.arn);
  const parts = [
    { part: 'new', title: words.added, text: words.addedText(laterName), exclusions: added },
    { part: 'gone', title: words.gone, text: words.goneText(earlierName), exclusions: gone },
    { part: 'kept', title: words.kept, text: words.storedText, exclusions: kept },
  ] as const;
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
        ];
      }),
    ),
  }));
  const { open } = readChangesView(search);
  const toggle = (part: Part, type: string): void => {
    const rest = open[part].filter((key) => key !== type);
    const next = rest.length < open[part].length ? rest : [...rest, type];
    change({ [part]: next });
  };
  useAnnouncement(parts.map(({ title, exclusions }) => `${title}: ${number(exclusions.length)}`).join(', '));
  return (
    <KnownInstances identities={identities}>
      <Card>
        {otherIsLater ? words.againstLater : words.against}{' '}
        {otherPlace ? (
          <Link to={paths.exclusions(otherPlace)} underlined>
            {other.name}
          </Link>
        ) : (
          other.name
        )}
        , <TimeText at={runBegan(other)} zone />
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
      {parts.map(({ part, title, text, exclusions }) => (
        <ChangedPart
          key={title}
          place={place}
          title={title}
          text={text}
          exclusions={exclusions}
          packages={packages}
          open={open[part]}
          onToggle={(type) => toggle(part, type)}
        />
      ))}
    </KnownInstances>
  );
}

const PartText = styled('p')({ margin: 0, color: color.dim });

const Types = styled('ul')({
  margin: '8px 0 0',
  padding: 0,
  listStyleType: '""',
  '& > li': { padding: '10px 0' },
  '& > li + li': { borderTop: `1px solid ${color.line}` },
  '& h3 > span[lang]': { minWidth: 0, overflowWrap: 'anywhere' },
  '& h3': {
    display: 'flex',
    alignItems: 'center',
    margin: '0 0 6px',
    fontSize: 14,
    lineHeight: '20px',
    fontWeight: 600,
  },
  '& h3 small': { marginLeft: 12, fontSize: 13, fontWeight: 400, color: color.dim },
  '& p': { margin: '6px 0 4px' },
});

interface TypeProps {
  readonly place: AccountPlace;
  readonly group: ExclusionGroup;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One type of a part: whom it concerns. */
function ChangedType({ place, group, packages, open, onToggle }: TypeProps) {
  const exclusions = useMemo(() => group.variants.flatMap((variant) => variant.exclusions), [group]);
  return (
    <li>
      <h3>
        <HueMark hue={group.cause} small />
        <span lang="en">{group.title}</span>
        <small>{words.type(group.count)}</small>
      </h3>
      <InstancesByPackages
        place={place}
        exclusions={exclusions}
        packages={packages}
        type={group.title}
        open={open}
        onToggle={onToggle}
      />
    </li>
  );
}

interface ChangedPartProps {
  readonly place: AccountPlace;
  readonly title: string;
  readonly text: string;
  readonly exclusions: readonly Exclusion[];
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  /** The types whose full lists are open, by their keys. */
  readonly open: readonly string[];
  readonly onToggle: (type: string) => void;
}

/** What is new, still there or gone, by type. */
function ChangedPart(props: ChangedPartProps) {
  const { place, title, text, exclusions, packages, open, onToggle } = props;
  const { groups } = useMemo(() => groupExclusions(exclusions), [exclusions]);
  return (
    <Card title={`${title} (${number(exclusions.length)})`}>
      <PartText>{exclusions.length === 0 ? words.noneOf : text}</PartText>
      {groups.length > 0 && (
        <Types>
          {groups.map((group) => (
            <ChangedType
              key={group.key}
              place={place}
              group={group}
              packages={packages}
              open={open.includes(group.key)}
              onToggle={() => onToggle(group.key)}
            />
          ))}
        </Types>
      )}
    </Card>
  );
}
