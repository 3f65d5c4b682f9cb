/**
 * The gallery: every part of the design system in each of its states, on one page. For development only: `gallery.html`
 * leads here, `npm run dev` serves it, and no built console holds it.
 */
import { styled, useColorScheme } from '@mui/material/styles';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, useNavigate, useSearchParams } from 'react-router';
import { TIME_STYLES } from '../../domain/text/times';
import { ThemeProvider } from '../../theme/theme-provider';
import { color, narrow, size } from '../../theme/tokens';
import { AnnouncerProvider } from '../feedback/announcer';
import { NoticesProvider } from '../feedback/notices';
import { SelectField } from '../filter/fields';
import { Page } from '../layout/page';
import { useTimeStyle } from '../text/time-text';
import { controls, text } from './controls-and-text';
import { feedback, Overlay, overlays } from './feedback-and-overlays';
import { adoptForcedStates, LONG, type Part } from './specimen';
import { filters, tables } from './tables-and-filters';

/** The rooms of the design system, as its folders are. */
const ROOMS: readonly (readonly [id: string, title: string, parts: readonly Part[]])[] = [
  ['controls-room', 'Controls', controls],
  ['text-room', 'Text', text],
  ['table-room', 'Tables', tables],
  ['filter-room', 'Filters and layout', filters],
  ['feedback-room', 'Feedback', feedback],
  ['overlay-room', 'Overlays', overlays],
];

// In the place and of the height that panels and the headers of tables leave for a console's top bar.
const Bar = styled('header')({
  position: 'sticky',
  top: 0,
  zIndex: 5,
  height: size.topBar,
  padding: '14px 24px',
  fontWeight: 600,
  background: color.bar,
  color: color.barInk,
  [narrow]: { position: 'static' },
});

const Main = styled('main')({
  padding: 24,
  maxWidth: 1400,
  [narrow]: { padding: 12 },
  '& nav ul': { display: 'flex', flexWrap: 'wrap', gap: '0 16px', padding: 0, margin: 0, listStyle: 'none' },
  '& nav a, & h3 a': { color: color.accent },
  '& nav a': { display: 'inline-block', minHeight: 24 },
  '& h2': { fontSize: 18, lineHeight: '24px' },
  '& h3': { fontSize: 16, lineHeight: '24px', marginBottom: 0 },
});

const Specimens = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
  gap: 12,
});

const MODES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const TIMES = TIME_STYLES.map((style) => ({ value: style, label: style === 'utc' ? 'UTC' : style }));

/** What holds for the whole page: the colours, and how times are written. */
function Settings() {
  const { mode, setMode } = useColorScheme();
  const [style, setStyle] = useTimeStyle();
  return (
    <>
      <SelectField
        label="Colours"
        value={mode}
        options={MODES}
        onChange={(next) => setMode(next ?? 'system')}
      />
      <SelectField label="Times" value={style} options={TIMES} onChange={(next) => setStyle(next ?? 'utc')} />
    </>
  );
}

function PartSection({ part: { id, title, text: purpose, specimens } }: { readonly part: Part }) {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        <a href={`#${id}`}>{title}</a>
      </h3>
      <p>{purpose}</p>
      <Specimens>{specimens}</Specimens>
    </section>
  );
}

/** The page itself, which is the specimen of `Page`. */
function Gallery() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const open = search.get('open');
  useEffect(adoptForcedStates);
  return (
    <>
      <Bar>Design system</Bar>
      <Main>
        <Page
          title={open === 'page-long' ? LONG.words : 'Gallery of parts'}
          counter={`(${ROOMS.reduce((sum, [, , parts]) => sum + parts.length, 0)})`}
          sentence="Every part of the design system, in each of its states. Hover and focus are forced where that is said."
          actions={<Settings />}
        >
          <nav aria-label="Parts">
            <ul>
              {ROOMS.flatMap(([, , parts]) => parts).map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
          {ROOMS.map(([id, title, parts]) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id}>{title}</h2>
              {parts.map((part) => (
                <PartSection key={part.id} part={part} />
              ))}
            </section>
          ))}
        </Page>
        <Overlay key={open} name={open} onClose={() => void navigate({ search: '', hash: 'overlays' })} />
      </Main>
    </>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <AnnouncerProvider>
        <NoticesProvider>
          <BrowserRouter>
            <Gallery />
          </BrowserRouter>
        </NoticesProvider>
      </AnnouncerProvider>
    </ThemeProvider>
  </StrictMode>,
);
