import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link as RouterLink, type To } from 'react-router';
import { words } from '../words';
import { color } from '../../theme/tokens';
import { ExternalIcon } from './icons';
import { VisuallyHidden } from '../layout/visually-hidden';

const look = {
  color: color.accent,
  textDecorationThickness: 1,
  textUnderlineOffset: 3,
  '&:hover': { color: color.accentStrong },
} as const;

const Inner = styled(RouterLink)({
  ...look,
  textDecoration: 'none',
  '&:hover': { textDecoration: 'underline' },
});
const Outer = styled('a')({ ...look, '& svg': { marginLeft: 4, verticalAlign: '-2px' } });

/** The events of a link that is about to be followed, perhaps. */
export interface Attention {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

export interface LinkProps {
  readonly to: To;
  /** A longer name for assistive technology; it begins with the visible words. */
  readonly label?: string;
  /** Marks the link as the opener of a side panel, so that the focus finds back to it. */
  readonly opener?: string;
  readonly underlined?: boolean;
  /** What to do while the link has the reader's attention: what it leads to can be asked for ahead. */
  readonly attention?: Attention;
  readonly children: ReactNode;
}

/** A link to a place in the console. */
export function Link(props: LinkProps) {
  const { to, label, opener, underlined, attention, children } = props;
  return (
    <Inner
      to={to}
      aria-label={label}
      data-opener={opener}
      {...attention}
      {...(underlined && { style: { textDecoration: 'underline' } })}
    >
      {children}
    </Inner>
  );
}

export interface ExternalLinkProps {
  /** An https address that has been checked already (`domain/safe-text`). */
  readonly href: string;
  readonly children: ReactNode;
}

/** A link that leaves the console: it says so, and tells the other side nothing. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  return (
    <Outer href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <ExternalIcon size={12} />
      <VisuallyHidden> {words.opensElsewhere}</VisuallyHidden>
    </Outer>
  );
}
