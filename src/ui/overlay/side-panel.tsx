import { keyframes } from '@emotion/react';
import { styled } from '@mui/material/styles';
import { lazy, type ReactNode, Suspense, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { color, covering, narrow, panelWidth, size } from '../../theme/tokens';
import { IconButton } from '../controls/button';
import { CloseIcon } from '../controls/icons';
import { usePersistedChoice } from '../controls/persisted-choice';
import { useDocumentTitle } from '../layout/page';
import { ScrollerContext } from '../table/row-window';
import { words } from '../words';
import { isOverlayOpen, useFocusReturn } from './focus';

const slide = keyframes({ from: { transform: 'translateX(24px)', opacity: 0 } });

/** The most that the foot takes where its buttons break into lines, in CSS pixels. */
const FOOT_ROOM = 140;

const Panel = styled('section')({
  position: 'fixed',
  zIndex: 10,
  top: size.topBar,
  right: 0,
  bottom: 0,
  width: panelWidth,
  display: 'flex',
  flexDirection: 'column',
  background: color.paper,
  borderLeft: `1px solid ${color.line}`,
  '&[data-slide]': { animation: `${slide} 150ms ease-out` },
  '@media (prefers-reduced-motion: reduce)': { '&[data-slide]': { animation: 'none' } },
  // Without room beside it, it is the whole page (the navigation pane stays) and scrolls as one.
  [covering]: {
    left: size.navigation,
    width: 'auto',
    borderLeft: 0,
    overflowY: 'auto',
  },
  [narrow]: { left: 0, top: 0, zIndex: 30 },
  '@media print': { position: 'static', width: 'auto', border: 0 },
});

const Head = styled('header')({
  padding: '16px 20px 12px',
  borderBottom: `1px solid ${color.line}`,
  '& h2': { margin: 0, fontSize: 18, lineHeight: '24px', fontWeight: 600, overflowWrap: 'anywhere' },
  '& h2:focus': { outline: 'none' },
});

const TitleRow = styled('div')({
  display: 'flex',
  gap: 4,
  alignItems: 'flex-start',
  '& h2': { flex: 1 },
  '& button': { marginTop: -4 },
  '& button:last-of-type': { marginRight: -8 },
});

const Body = styled('div')({
  '--sticky-top': '0px',
  flex: 1,
  minHeight: 0,
  padding: '0 20px',
  overflowY: 'auto',
  overflowAnchor: 'none',
  [covering]: {
    overflowY: 'visible',
    flex: '1 0 auto',
    // What gets the focus does not come to lie below the foot. Not a padding of what scrolls: the foot's own would move it.
    '& :is(a, button, input, select, [tabindex])': { scrollMarginBottom: FOOT_ROOM },
  },
  '@media print': { overflow: 'visible' },
});

/** It stays at the bottom of the window, unless that is so low that it would take much of it. */
const Foot = styled('footer')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '8px 6px',
  padding: '10px 16px',
  borderTop: `1px solid ${color.line}`,
  [`${covering} and (min-height: 560px)`]: {
    position: 'sticky',
    bottom: 0,
    zIndex: 4,
    background: color.paper,
  },
  '@media print': { position: 'static' },
});

const PanelHandle = lazy(async () => ({ default: (await import('../controls/width-handle')).PanelHandle }));
const KeptScroll = lazy(() => import('./kept-scroll'));

/** What the reader made the panel, in CSS pixels; nothing for the usual width. */
const readWidth = (text: string | null): string => (/^[1-9]\d{2,3}$/.test(text ?? '') ? (text ?? '') : '');

/** On the document: the page beside it has to know, too. */
function showWidth(width: string): void {
  const { style } = document.documentElement;
  if (width === '') style.removeProperty('--panel-width');
  else style.setProperty('--panel-width', `${width}px`);
}

/** Escape also closes menus and dialogs, and clears a field that is being typed into beside the panel. */
function isNotForPanel({ target }: KeyboardEvent, panel: HTMLElement | null): boolean {
  if (isOverlayOpen()) return true;
  return target instanceof HTMLInputElement && panel?.contains(target) !== true;
}

export interface SidePanelProps {
  readonly title: string;
  /** A small control beside the title, for example one that copies an id. */
  readonly titleAction?: ReactNode;
  /** Below the title: the answer in one second. */
  readonly head?: ReactNode;
  /** It scrolls by keyboard only where something in it can have the focus. */
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
  /** The `opener` of the links that open this panel; the focus goes back to one of them. */
  readonly opener?: string;
  /** Whether it slides in: when it was opened by hand, not when the page was loaded with it. */
  readonly slides?: boolean;
}

/**
 * A panel at the right that pushes the page aside (see `main:has` in `theme/theme-provider.tsx`) and on narrow
 * screens takes its place. A non-modal dialog: the page beside it stays usable. Escape closes it. Give
 * it a `key` per thing that it is about.
 */
export function SidePanel(props: SidePanelProps) {
  const { title, titleAction, head, children, footer, onClose, opener, slides = false } = props;
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [attended, setAttended] = useState(false);
  const [kept, keep] = usePersistedChoice('panel-width', readWidth);
  useLayoutEffect(() => showWidth(kept), [kept]);
  useDocumentTitle(title, 'panel');
  useFocusReturn(panel, heading, opener);

  // Not on the panel alone: the page beside it is in use too, and Escape is meant for the panel there as well.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isNotForPanel(event, panel.current)) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  return (
    <Panel
      ref={panel}
      // Not <dialog>: the browser's own styles and focus rules for it would be in the way.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="dialog"
      aria-labelledby={titleId}
      data-side-panel=""
      data-slide={slides || undefined}
      onPointerEnter={() => setAttended(true)}
      onKeyDown={() => setAttended(true)}
    >
      <Head>
        <TitleRow>
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {titleAction}
          <IconButton label={words.closePanel(title)} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </TitleRow>
        {head}
      </Head>
      <Body ref={body}>
        <ScrollerContext value={body}>{children}</ScrollerContext>
      </Body>
      <Suspense fallback={null}>
        <KeptScroll scroller={body} name={title} />
      </Suspense>
      {footer !== undefined && <Foot>{footer}</Foot>}
      {attended && (
        <Suspense fallback={null}>
          <PanelHandle title={title} onDrag={showWidth} onChange={keep} />
        </Suspense>
      )}
    </Panel>
  );
}
