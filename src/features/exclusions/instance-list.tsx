/** Whom exclusions concern: lists of instances. */

import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import { type Exclusion, packageName } from '../../domain/assessment/assessment';
import { type NamedInstance, instancesByPackages } from '../../domain/exclusions/exclusion-scopes';
import { CopyIds } from '../instances/copy-ids';
import { InstanceLink } from '../instances/instance-link';
import { exclusions } from '../../strings/exclusions';
import { list } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useKeptNumber } from '../../ui/layout/kept-number';
import { usePrinting } from '../../ui/layout/printing';
import { TagList } from '../../ui/text/lists';

const { group: words } = exclusions;

/** How many stand there before the reader asks for more. */
const FEW = 3;

/** How many are added to the document at a time, so that thousands never are at once. */
const STEP = 100;

const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px' });

const Chips = styled('ul')({
  display: 'flex',
  flexBasis: '100%',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 6px',
  margin: 0,
  padding: 0,
  listStyleType: '""',
  '& > li': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 6,
    // Room for an id and a name: names come behind the ids, and nothing moves for most of them.
    minWidth: 'min(100%, 256px)',
  },
  '&[data-lines] > li': { flexBasis: '100%' },
});

/** Always below what it is of: also two of them leave room beside them. */
const Rest = styled('div')({
  display: 'flex',
  flexBasis: '100%',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 8px',
  fontSize: 12,
  color: color.dim,
  '& button': { minHeight: 24, padding: '0 4px', fontWeight: 400 },
});

interface InstanceListProps {
  readonly place: AccountPlace;
  readonly instances: readonly NamedInstance[];
  /** The type's title, for the names of the controls. */
  readonly type: string;
  /** Whether more than a few are shown. */
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The instances that a type concerns: three and how many more, or all of them a hundred at a time. */
function InstanceList({ place, instances, type, open, onToggle }: InstanceListProps) {
  const [most, setMost] = useKeptNumber(`instances of ${type}`, STEP);
  const printing = usePrinting();
  const shown = printing ? instances : instances.slice(0, open ? most : FEW);
  const rest = instances.length - shown.length;
  const ids = useMemo(() => instances.flatMap(({ id }) => id ?? []), [instances]);
  const lines = shown.some(({ more }) => more.length > 0);
  return (
    <Line>
      <Chips aria-label={words.instancesOf(type)} data-lines={lines || undefined}>
        {shown.map(({ id, more }) => (
          <li key={`${id ?? ''} ${more.map(({ key, value }) => `${key}=${value ?? ''}`).join(' ')}`}>
            {id !== undefined && <InstanceLink place={place} id={id} />}
            {more.length > 0 && <TagList tags={more} />}
          </li>
        ))}
      </Chips>
      {ids.length > 1 && !printing && (
        <Rest>
          {open && rest > 0 && (
            <>
              {words.shown(shown.length, instances.length)}
              <Button onClick={() => setMost(most + STEP)}>{words.showNext(Math.min(STEP, rest))}</Button>
            </>
          )}
          {/* One button for both ways: it keeps the focus when it is pressed. */}
          {instances.length > FEW && (
            <Button
              emphasis="plain"
              label={open ? words.fewerOf(type) : words.andMoreOf(rest, type)}
              expanded={open}
              onClick={onToggle}
            >
              {open ? words.fewer : words.andMore(rest)}
            </Button>
          )}
          <CopyIds ids={ids} about={type} emphasis="plain" />
        </Rest>
      )}
    </Line>
  );
}

interface InstancesByPackagesProps extends Omit<InstanceListProps, 'instances' | 'type'> {
  /** Exclusions of one type, whose title is given. */
  readonly of: { readonly title: string; readonly exclusions: readonly Exclusion[] };
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
}

/** Whom exclusions of one type concern: for each set of rules packages its instances. */
export function InstancesByPackages({ of, packages, ...rest }: InstancesByPackagesProps) {
  const lists = useMemo(() => instancesByPackages(of.exclusions), [of.exclusions]);
  return lists.map(({ packageArns, instances }) => (
    <div key={packageArns.join(' ')} data-instances="">
      {packageArns.length > 0 && <p>{list(packageArns.map((arn) => packageName(arn, packages)))}</p>}
      {instances.length > 0 && <InstanceList instances={instances} type={of.title} {...rest} />}
    </div>
  ));
}
