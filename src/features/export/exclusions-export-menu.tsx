import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { exportTexts as texts } from '../../strings/exports';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { copyText } from '../../ui/controls/copy-text';
import { CheckIcon, ChevronDownIcon } from '../../ui/controls/icons';
import { useAnnounce } from '../../ui/feedback/announcer';
import { useNotice } from '../../ui/feedback/notices';
import type { CallsView } from './calls-dialog';
import type { ExportSource } from './exclusions-export-source';

const CallsDialog = lazy(() => import('./calls-dialog'));
const PrintSheet = lazy(() => import('./print-sheet'));

const Why = styled('p')({ margin: 0, padding: '8px 16px', maxWidth: 280, fontSize: 13, color: color.dim });

export interface ExclusionsExportMenuProps {
  readonly source: ExportSource;
  /** What the view asks the service for: the AWS CLI's commands for it can be taken along too. */
  readonly calls: CallsView;
  /** How many are loaded, and whether more may follow than `source.total`: said while not all is there. */
  readonly loaded: number;
  readonly more: boolean;
}

/**
 * Takes exactly the exclusions that are shown along: as Markdown, CSV, JSON or on paper, never a part as if it were
 * all; and the AWS CLI's calls that ask for them.
 */
export function ExclusionsExportMenu({ source, calls, loaded, more }: ExclusionsExportMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [calling, setCalling] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const id = useId();
  const announce = useAnnounce();
  const notice = useNotice();
  const close = (): void => setOpen(false);

  /** The code of the exports comes with the first of them. */
  const run = (work: (actions: typeof import('./exclusions-export')) => Promise<void> | void): void => {
    close();
    import('./exclusions-export').then(work).catch(() => notice({ tone: 'warn', text: texts.failed }));
  };
  const copy = (): void =>
    run(async ({ toMarkdown }) => {
      await copyText(toMarkdown(source), true);
      announce(texts.markdownCopied);
      setCopied(true);
    });
  const nothing =
    (source.complete || source.restNotSaved) && source.exclusions.length + source.failed.length === 0;
  const disabled = !(source.complete || source.restNotSaved) || nothing;
  // That a list is empty is an answer, too: it can be told, though it has no rows.
  const told = !disabled || (nothing && source.total === 0 && source.remarks.length > 0);

  return (
    <>
      <span ref={anchor}>
        <Button
          icon={copied ? <CheckIcon /> : <ChevronDownIcon size={12} />}
          expanded={open}
          {...(open && { controls: id })}
          hasMenu
          onClick={() => setOpen(true)}
        >
          {copied ? texts.markdownCopied : texts.button}
        </Button>
      </span>
      <Menu
        id={id}
        open={open}
        anchorEl={() => anchor.current}
        onClose={close}
        // Where the button is: what is on the page belongs to a landmark.
        container={() => anchor.current?.closest<HTMLElement>('[data-side-panel], main') ?? document.body}
        // Upwards: a second click on the button closes it, and does not choose what lies over it.
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        disableScrollLock
        slotProps={{ list: { 'aria-label': texts.menu } }}
      >
        {disabled && (
          <Why role="presentation">
            {told && texts.noRows}
            {!told && (nothing ? texts.nothing : texts.incomplete(loaded, source.total, more))}
          </Why>
        )}
        <MenuItem disabled={!told} onClick={copy}>
          {texts.copyMarkdown}
        </MenuItem>
        <MenuItem disabled={disabled} onClick={() => run(({ saveCsv }) => saveCsv(source))}>
          {texts.csv}
        </MenuItem>
        <MenuItem disabled={disabled} onClick={() => run(({ saveJson }) => saveJson(source))}>
          {texts.json}
        </MenuItem>
        <MenuItem
          disabled={!told}
          onClick={() => {
            close();
            setPrinting(true);
          }}
        >
          {texts.print}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            setCalling(true);
          }}
        >
          {texts.calls}
        </MenuItem>
      </Menu>
      {calling && (
        <Suspense fallback={null}>
          <CallsDialog view={calls} onClose={() => setCalling(false)} />
        </Suspense>
      )}
      {printing && (
        <Suspense fallback={null}>
          <PrintSheet source={source} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
    </>
  );
}
