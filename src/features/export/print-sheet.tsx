import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Exclusion } from '../../domain/assessment/assessment';
import { moreOf } from '../../domain/exclusions/exclusion-scopes';
import { costedTypes } from '../../domain/coverage/exported-costs';
import { concernedWords, type ExportSheet } from '../../domain/export/exclusions-formats';
import { parseSafeText } from '../../domain/text/safe-text';
import { costWords } from '../../strings/exclusions';
import { sheetTexts as texts } from '../../strings/export/export-sheets';
import { Button } from '../../ui/controls/button';
import { type ExportSource, sheetOf } from './exclusions-export-source';
import { adoptPageStyles, placeOnPaper } from './page-styles';

/** Paper is white with dark ink, whatever the console looks like. */
const Sheet = styled('section')({
  position: 'fixed',
  zIndex: 100,
  inset: 0,
  overflow: 'auto',
  padding: '0 max(24px, calc(50vw - 480px)) 48px',
  background: '#fff',
  color: '#16202b',
  colorScheme: 'light',
  font: '13px/18px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  overflowWrap: 'anywhere',
  '& h1': { margin: '24px 0 4px', fontSize: 22, lineHeight: '28px' },
  '& h1:focus': { outline: 'none' },
  '& h2': { margin: '24px 0 4px', fontSize: 16, lineHeight: '22px', breakAfter: 'avoid' },
  '& p': { margin: '4px 0' },
  '& dl': { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 16px', margin: '16px 0' },
  '& dt': { color: '#566372' },
  '& dd': { margin: 0 },
  '& table': { width: '100%', margin: '8px 0 0', borderCollapse: 'collapse' },
  '& th, & td': {
    padding: '3px 8px 3px 0',
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: '1px solid #dde3e9',
  },
  '& th': { fontSize: 12, color: '#566372' },
  '& td': { fontSize: 12, lineHeight: '16px' },
  '& td:first-of-type': { minWidth: 150 },
  '& thead': { display: 'table-header-group' },
  '& tr': { breakInside: 'avoid' },
  '@media (max-width: 600px)': { '& dl': { gridTemplateColumns: '1fr' }, '& dd': { marginBottom: 6 } },
  '@media print': { position: 'static', padding: 0, overflow: 'visible', '& h1': { marginTop: 0 } },
});

const Bar = styled('div')({
  position: 'sticky',
  top: 0,
  display: 'flex',
  gap: 8,
  padding: '10px 0',
  background: '#fff',
  borderBottom: '1px solid #dde3e9',
  '@media print': { display: 'none' },
});

/** On paper a link is its words and its address. */
function printed(text: string): string {
  return parseSafeText(text)
    .map((piece) =>
      piece.kind === 'link' && piece.text !== piece.href ? `${piece.text} (${piece.href})` : piece.text,
    )
    .join('');
}

interface RowsProps {
  readonly exclusions: readonly Exclusion[];
  readonly sheet: ExportSheet;
  /** Its own exclusions are named by their ids alone: the ARN stands at the top of the sheet. */
  readonly runArn: string;
}

function Rows({ exclusions, sheet, runArn }: RowsProps) {
  const { words } = sheet;
  const rows = exclusions.map((exclusion) => ({
    exclusion,
    ...concernedWords(exclusion, sheet),
    more: moreOf(exclusion)
      .map(({ key, value }) => (value === undefined ? key : `${key}=${value}`))
      .join('; '),
  }));
  const hasMore = rows.some(({ more }) => more !== '');
  const hasArns = exclusions.some(({ arn }) => arn !== undefined);
  const own = `${runArn}/exclusion/`;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.instance}</th>
          <th scope="col">{words.rulesPackage}</th>
          {hasMore && <th scope="col">{words.more}</th>}
          {hasArns && <th scope="col">{texts.exclusionId}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ exclusion, instances, packages, more }, index) => (
          // Those of a preview have no name of their own, and nothing here changes places.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={exclusion.arn ?? index}>
            <td>{instances}</td>
            <td>{packages}</td>
            {hasMore && <td>{more}</td>}
            {hasArns && (
              <td>{exclusion.arn?.startsWith(own) ? exclusion.arn.slice(own.length) : exclusion.arn}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface PrintSheetProps {
  readonly source: ExportSource;
  readonly onClose: () => void;
}

/**
 * The exclusions that are shown, all of them and unfolded, as one would hand them to an auditor: what they
 * are from, then by type. It covers the console on screen, and is alone on paper.
 */
export default function PrintSheet({ source, onClose }: PrintSheetProps) {
  const [opened] = useState(() => ({ address: window.location.href, at: Date.now() }));
  const sheet = useMemo(() => sheetOf(source, opened.address, opened.at), [source, opened]);
  const { groups, costs } = useMemo(() => costedTypes(sheet.exclusions, sheet.every), [sheet]);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const console = document.getElementById('root');
    const before = document.activeElement;
    console?.setAttribute('inert', '');
    heading.current?.focus();
    return () => {
      console?.removeAttribute('inert');
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(
    () => adoptPageStyles(sheet.title, placeOnPaper(source.account, source.region, source.dataKind), true),
    [sheet, source],
  );
  // Of the document: a click on the sheet's text leaves the focus on nothing.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // Whatever lies behind would take it next, with the sheet out of the way.
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  return createPortal(
    <Sheet
      // Not <dialog>: what lies in the browser's top layer is cut off at the end of the first page.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="dialog"
      aria-modal="true"
      aria-label={texts.sheet}
      data-print-sheet=""
    >
      <Bar>
        <Button emphasis="primary" onClick={() => window.print()}>
          {texts.printNow}
        </Button>
        <Button onClick={onClose}>{texts.back}</Button>
      </Bar>
      <h1 ref={heading} tabIndex={-1}>
        {sheet.title}
      </h1>
      <p>{texts.meaning}</p>
      <dl>
        {sheet.facts.map(({ label, value }) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {groups.length === 0 && <p>{texts.none}</p>}
      {groups.map((group) => (
        <section key={group.key} lang="en">
          <h2>{[group.title, ...costWords(costs.ofType(group)), texts.count(group.count)].join(' · ')}</h2>
          {group.variants.map(({ description, recommendation, exclusions }) => (
            <div key={`${description}\n${recommendation}`}>
              <p>{printed(description)}</p>
              <p>
                <b>{texts.recommendation}:</b> {printed(recommendation)}
              </p>
              <Rows exclusions={exclusions} sheet={sheet} runArn={source.subject.arn} />
            </div>
          ))}
        </section>
      ))}
    </Sheet>,
    document.body,
  );
}
