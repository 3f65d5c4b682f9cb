import MuiButton from '@mui/material/Button';
import MuiIconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { Link as RouterLink, type To } from 'react-router';

/** `primary` is for the one thing that a place is for; `plain` looks like a link. */
export type Emphasis = 'primary' | 'normal' | 'plain';

const variants = { primary: 'contained', normal: 'outlined', plain: 'text' } as const;

interface Common {
  readonly emphasis?: Emphasis;
  readonly children: ReactNode;
}

export interface ButtonProps extends Common {
  /** A longer name for assistive technology; it begins with the visible words. */
  readonly label?: string;
  /** Marks the control as the opener of a side panel, so that the focus finds back. */
  readonly opener?: string;
  readonly icon?: ReactNode;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** At work already: it does nothing more, but keeps the focus, which a disabled button would lose. */
  readonly busy?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
  /** It opens a menu. */
  readonly hasMenu?: boolean;
}

/** A button that does something here. */
export function Button({
  emphasis = 'normal',
  label,
  opener,
  icon,
  expanded,
  controls,
  hasMenu,
  busy = false,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <MuiButton
      variant={variants[emphasis]}
      color={emphasis === 'normal' ? 'inherit' : 'primary'}
      startIcon={icon}
      aria-label={label}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-haspopup={hasMenu ? 'menu' : undefined}
      aria-disabled={busy || undefined}
      data-opener={opener}
      type="button"
      {...(onClick && !busy && { onClick: () => onClick() })}
      {...(busy && { style: { opacity: 0.6, cursor: 'default' } })}
      {...rest}
    />
  );
}

export interface LinkButtonProps extends Common {
  readonly to: To;
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({ emphasis = 'normal', to, children }: LinkButtonProps) {
  return (
    <MuiButton
      component={RouterLink}
      to={to}
      variant={variants[emphasis]}
      color={emphasis === 'normal' ? 'inherit' : 'primary'}
    >
      {children}
    </MuiButton>
  );
}

export interface IconButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly expanded?: boolean;
  readonly controls?: string;
}

/** A button with an icon only; `label` is its name. */
export function IconButton({ label, onClick, children, expanded, controls }: IconButtonProps) {
  return (
    <MuiIconButton
      aria-label={label}
      aria-expanded={expanded}
      aria-controls={controls}
      onClick={onClick}
      color="inherit"
      size="small"
    >
      {children}
    </MuiIconButton>
  );
}
