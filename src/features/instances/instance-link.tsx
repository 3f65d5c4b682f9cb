import { styled } from '@mui/material/styles';
import { type AccountPlace, isInstanceId, paths } from '../../domain/address/paths';
import { type Identities, type InstanceIdentity, instanceLabel } from '../../domain/assessment/instances';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { IdChip } from '../../ui/text/lists';
import { createContext, type ReactNode, useContext } from 'react';

const Known = createContext<Identities>(new Map());

interface KnownInstancesProps {
  readonly identities: Identities;
  readonly children: ReactNode;
}

/** Tells the instances below it who they are. Without it, and of one that nothing is known of, the id stands alone. */
export function KnownInstances({ identities, children }: KnownInstancesProps) {
  return <Known value={identities}>{children}</Known>;
}

/** Who an instance is; undefined where nothing is known of it. */
const useInstanceIdentity = (id: string): InstanceIdentity | undefined => useContext(Known).get(id);

/** The id and the name stay together as long as there is room for both. */
const Pair = styled('span')({
  display: 'inline-flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  gap: '0 6px',
  maxWidth: '100%',
});

const Name = styled('span')({
  minWidth: 0,
  fontSize: 13,
  fontWeight: 400,
  color: color.dim,
  overflowWrap: 'anywhere',
});

interface InstanceLinkProps {
  readonly place: AccountPlace;
  readonly id: string;
}

/**
 * An instance: its id as the way to everything that is known about it, and beside it its name, or its host's, where that is
 * known. What is no instance's id stands as it is.
 */
export function InstanceLink({ place, id }: InstanceLinkProps) {
  const name = instanceLabel(useInstanceIdentity(id));
  const chip = <IdChip id={id} />;
  const link = isInstanceId(id) ? <Link to={paths.instance(place, id)}>{chip}</Link> : chip;
  if (name === undefined) return link;
  return (
    <Pair data-named="">
      {link} <Name title={name}>{name}</Name>
    </Pair>
  );
}
