import { useEffect, useState } from 'react';
import { useAnnounce } from '../feedback/announcer';
import { useNotice } from '../feedback/notices';
import { words } from '../words';
import { Button, type Emphasis, IconButton } from './button';
import { CheckIcon, CopyIcon, LinkIcon } from './icons';
import { visibleLine, visibleText } from '../../domain/text/safe-text';

export interface CopyButtonProps {
  /** What is copied; a function when it is only known at the click (the address of this view). */
  readonly text: string | (() => string);
  /** The button's name, for example `Copy ARN`. */
  readonly label: string;
  /** What the announcement and the confirmation say, for example `ARN copied`. */
  readonly done: string;
  /** `icon` shows the icon only; the others show the label. */
  readonly look?: 'icon' | Emphasis;
  readonly link?: boolean;
  /** The text is meant to have several lines. */
  readonly lines?: boolean;
}

/** Copies a text and confirms it, on the button and to assistive technology. */
export function CopyButton({
  text,
  label,
  done,
  look = 'icon',
  link = false,
  lines = false,
}: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const announce = useAnnounce();
  const notice = useNotice();
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async (): Promise<void> => {
    try {
      await copyText(typeof text === 'string' ? text : text(), lines);
      setCopied(true);
      announce(done);
    } catch {
      // Without a secure context, or without permission, there is no clipboard to write to.
      notice({ tone: 'warn', text: words.copyFailed });
    }
  };
  const onClick = (): void => void copy();

  const idle = link ? <LinkIcon /> : <CopyIcon />;
  const icon = copied ? <CheckIcon /> : idle;
  if (look === 'icon')
    return (
      <IconButton label={label} onClick={onClick}>
        {icon}
      </IconButton>
    );
  return (
    <Button emphasis={look} icon={icon} onClick={onClick}>
      {copied ? done : label}
    </Button>
  );
}

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

/**
 * Puts a text into the clipboard, as it is shown: what cannot be seen is named. Whatever is pasted into a terminal may run,
 * so that of a text that is no document or command of several lines its line ends are named, too.
 *
 * @param lines whether the text is meant to have several lines
 * @throws where there is no clipboard to write to: without a secure context, or without permission
 */
export async function copyText(text: string, lines = false): Promise<void> {
  await navigator.clipboard.writeText(lines ? visibleText(text) : visibleLine(text));
}
