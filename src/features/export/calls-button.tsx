import { styled } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import { common } from '../../strings/common';
import { Button } from '../../ui/controls/button';
import type { CallsView } from './calls-dialog';

const CallsDialog = lazy(() => import('./calls-dialog'));

/** Beside an open panel a list has little room, and its rows are not to move when one opens. */
const Place = styled('span')({ 'main:has([data-side-panel]) &': { display: 'none' } });

export interface CallsButtonProps {
  readonly view: CallsView;
}

/** Among the tools of a list: shows the AWS CLI's commands for what it asks the service. */
export function CallsButton({ view }: CallsButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <Place>
      <Button onClick={() => setOpen(true)}>{common.calls}</Button>
      {open && (
        <Suspense fallback={null}>
          <CallsDialog view={view} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Place>
  );
}
