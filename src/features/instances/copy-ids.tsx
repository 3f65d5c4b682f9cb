/** The ids of a list of instances, all of them, for the next program: one to a line, with commas, or as JSON. */

import { createContext, lazy, type ReactNode, useContext } from 'react';
import { instances } from '../../strings/instances';
import { CopyIcon } from '../../ui/controls/icons';
import { LaterMenu } from '../../ui/overlay/lazy-menu';
import type { CopyIdsProps, ListExtent } from './copy-ids-menu';

const { copyIds: words } = instances;

const Extent = createContext<ListExtent>({ filtered: false, partial: false });

interface InstancesExtentProps {
  readonly extent: ListExtent;
  readonly children: ReactNode;
}

/** Tells the lists of instances below it how much of what there is they hold. Without it they hold all. */
export function InstancesExtent({ extent, children }: InstancesExtentProps) {
  return <Extent value={extent}>{children}</Extent>;
}

const CopyIdsMenu = lazy(() => import('./copy-ids-menu'));

/** Copies the ids of a list of instances, and says how many these are and whether that is all of them. The menu's code comes when it is asked for. */
export function CopyIds(props: CopyIdsProps) {
  const { about, emphasis = 'normal' } = props;
  const extent = useContext(Extent);
  const look = {
    label: words.button,
    icon: <CopyIcon />,
    emphasis,
    ...(about !== undefined && { longLabel: words.buttonOf(about) }),
  };
  return (
    <LaterMenu {...look}>
      <CopyIdsMenu {...props} look={look} extent={extent} />
    </LaterMenu>
  );
}
