import { type ReactNode, Suspense, useState } from 'react';
import { Button, type ButtonProps } from '../controls/button';

export interface LaterMenuProps extends Pick<ButtonProps, 'emphasis' | 'icon'> {
  /** What the button says. */
  readonly label: string;
  /** A longer name for assistive technology; it begins with the label. */
  readonly longLabel?: string;
  readonly children: ReactNode;
}

/**
 * A button in whose place another one with its menu comes, given as its children: their code is asked for when it is pressed, and the
 * menu is open when it is there.
 */
export function LaterMenu({ label, longLabel, children, ...look }: LaterMenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <Button
      hasMenu
      expanded={false}
      onClick={() => setWanted(true)}
      {...(longLabel !== undefined && { label: longLabel })}
      {...look}
    >
      {label}
    </Button>
  );
  return wanted ? <Suspense fallback={button}>{children}</Suspense> : button;
}
