/** Who the instances of a view are, for every place in it that shows one. */

import { createContext, type ReactNode, useContext } from 'react';
import type { Identities, InstanceIdentity } from '../../domain/assessment/instances';

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
export const useInstanceIdentity = (id: string): InstanceIdentity | undefined => useContext(Known).get(id);
