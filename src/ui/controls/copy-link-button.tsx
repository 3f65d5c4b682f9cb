import { words } from '../words';
import type { Emphasis } from './button';
import { CopyButton } from './copy-button';

export interface CopyLinkButtonProps {
  readonly emphasis?: Emphasis;
}

/** Copies the address of the view in front of the reader, as it is when it is pressed. */
export function CopyLinkButton({ emphasis = 'normal' }: CopyLinkButtonProps) {
  return (
    <CopyButton
      link
      look={emphasis}
      text={() => window.location.href}
      label={words.copyLink}
      done={words.linkCopied}
    />
  );
}
