/** A page with its heading, and the cards that stand on it. */

import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect } from 'react';
import { visibleLine } from '../../domain/text/safe-text';
import { color, size } from '../../theme/tokens';
import { ExportedTables } from '../table/exported-tables';

/** The site's name: what the document is called while no page names it. */
let site = '';

const titles = new Map<TitleLevel, string>();

/** A panel lies over a page, so its title wins while it is open. */
type TitleLevel = 'page' | 'panel';

function show(): void {
  const title = titles.get('panel') ?? titles.get('page');
  document.title = title === undefined ? site : `${visibleLine(title)} · ${site}`;
}

/** Names the document after what is in front of the reader, for tabs, history and the announcer. */
export function useDocumentTitle(title: string, level: TitleLevel): void {
  useEffect(() => {
    if (titles.size === 0) site = document.title;
    titles.set(level, title);
    show();
    return () => {
      if (titles.get(level) === title) titles.delete(level);
      show();
    };
  }, [title, level]);
}

/** The id of the page's heading: where the focus goes on a change of page. */
export const PAGE_TITLE_ID = 'page-title';

const Head = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  gap: '8px 16px',
  marginBottom: 16,
});

/** Wide enough for most titles, so that actions stand where they will before a name has come. */
const Titles = styled('div')({ flex: '1 1 min(100%, 440px)', minWidth: 0 });

/** It stands in the room that the title ends with: behind its last word, and never alone in a line. */
const TitleAction = styled('span')({ display: 'inline-flex', marginLeft: -28, verticalAlign: 'bottom' });

const Title = styled('h1')({
  display: 'inline',
  '&:has(+ span)': { paddingRight: 36 },
  fontSize: 22,
  lineHeight: '28px',
  fontWeight: 600,
  margin: 0,
  overflowWrap: 'anywhere',
  '&:focus': { outline: 'none' },
  '& small': { color: color.dim, fontWeight: 400, fontSize: 'inherit' },
  '& span': { whiteSpace: 'nowrap' },
});

const Sentence = styled('p')({
  margin: '2px 0 0',
  color: color.dim,
  maxWidth: '78ch',
  // It names what an account calls its own, and a name may be one long word.
  overflowWrap: 'anywhere',
});

const Actions = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginLeft: 'auto' });

/** A day in a name: it is not broken at its hyphens. */
const DATE = /(\d{4}-\d\d-\d\d)/;

interface PageProps {
  /** The heading and, with the product's name, the document's title. */
  readonly title: string;
  /** Above the heading: the way down to this page. */
  readonly above?: ReactNode;
  /** A small control beside the title, for example one that copies an id. */
  readonly titleAction?: ReactNode;
  /** How many there are, as text: `(25)` or `(25+)`. Left out while that is not known. */
  readonly counter?: string | undefined;
  /** The one sentence that says what this page answers. */
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A page: its title with the counter, one sentence, its actions, and what it shows. */
export function Page({ title, above, titleAction, counter, sentence, actions, children }: PageProps) {
  useDocumentTitle(title, 'page');
  return (
    <ExportedTables>
      {above}
      <Head>
        <Titles>
          <Title id={PAGE_TITLE_ID} tabIndex={-1}>
            {title
              .split(DATE)
              .map((part, index) => (index % 2 === 0 ? part : <span key={index}>{part}</span>))}
            {counter !== undefined && <small> {counter}</small>}
          </Title>
          {titleAction && <TitleAction>{titleAction}</TitleAction>}
          {sentence !== undefined && <Sentence>{sentence}</Sentence>}
        </Titles>
        {actions !== undefined && <Actions>{actions}</Actions>}
      </Head>
      {children}
    </ExportedTables>
  );
}

const Surface = styled('section')({
  background: color.paper,
  border: `1px solid ${color.line}`,
  borderRadius: size.radius,
  '& + &': { marginTop: 16 },
  // What fills the card to its end ends as round as it does.
  '& > :last-child': { borderRadius: `0 0 ${size.radius - 1}px ${size.radius - 1}px` },
});

const Tools = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '10px 16px',
  borderBottom: `1px solid ${color.line}`,
});

const CardTitle = styled('h2')({ fontSize: 16, lineHeight: '24px', fontWeight: 600, margin: 0, flex: 1 });

const Body = styled('div')({ padding: 16 });

interface CardProps {
  readonly title?: string;
  /** The row of controls at the top, beside the title. */
  readonly tools?: ReactNode;
  /** A table brings its own spacing: with `flush` the card adds none. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A white surface with a hairline. */
export function Card({ title, tools, flush = false, children }: CardProps) {
  return (
    <Surface>
      {(title !== undefined || tools !== undefined) && (
        <Tools>
          {title !== undefined && <CardTitle>{title}</CardTitle>}
          {tools}
        </Tools>
      )}
      {flush ? children : <Body>{children}</Body>}
    </Surface>
  );
}
