/** The tables of what an account's data is made of: its documents, what their import settled, and its runs. */

import { styled } from '@mui/material/styles';
import { parseArn } from '../../domain/address/arn';
import { paths, runPlace } from '../../domain/address/paths';
import {
  type DataKind,
  type ImportNote,
  type LeftOutDocument,
  partDocuments,
  restsOnSavedLists,
  type RunData,
  type SourceDocument,
  statusOfRunData,
} from '../../domain/assessment/account-data';
import { exclusionWord } from '../../strings/runs';
import { about as texts } from '../../strings/about';
import { color, narrow } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { CopyButton } from '../../ui/controls/copy-button';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { exportedTime } from '../../ui/table/exported-tables';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { Mono } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';

const Text = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });
const Name = styled('span')({ overflowWrap: 'anywhere' });
const Checksum = styled('span')({
  display: 'inline-flex',
  alignItems: 'flex-start',
  gap: 4,
  // Where columns are reached by scrolling sideways, one more line is dearer than width.
  minWidth: 268,
  [narrow]: { whiteSpace: 'nowrap' },
  overflowWrap: 'anywhere',
});

function Sha256({ document: { name, sha256 } }: { readonly document: SourceDocument }) {
  return (
    <Checksum>
      <Mono>{sha256}</Mono>
      <CopyButton text={sha256} label={texts.copySha256(name)} done={texts.sha256Copied} />
    </Checksum>
  );
}

const documentColumns: readonly PlainColumn<SourceDocument>[] = [
  { header: texts.document, value: ({ name }) => name, cell: ({ name }) => <Name>{name}</Name> },
  { header: texts.documentKind, value: ({ kind }) => kind, cell: ({ kind }) => kind },
  {
    header: texts.size,
    value: ({ bytes }) => bytes,
    cell: ({ bytes }) => texts.count(bytes),
    align: 'right',
  },
  { header: texts.sha256, value: ({ sha256 }) => sha256, cell: (document) => <Sha256 document={document} /> },
  {
    header: texts.imported,
    value: ({ importedAt }) => exportedTime(importedAt),
    cell: ({ importedAt }) => <TimeText at={importedAt} zone />,
  },
];

const whyLeftOut = ({ how, reason }: LeftOutDocument): string =>
  texts.leftOutReason(texts.leftOutHow[how], reason);

const leftOutColumns: readonly PlainColumn<LeftOutDocument>[] = [
  {
    header: texts.document,
    value: ({ document }) => document.name,
    cell: ({ document }) => <Name>{document.name}</Name>,
  },
  {
    header: texts.leftOutWhy,
    value: whyLeftOut,
    cell: whyLeftOut,
  },
  {
    header: texts.size,
    value: ({ document }) => document.bytes,
    cell: ({ document }) => texts.count(document.bytes),
    align: 'right',
  },
  {
    header: texts.sha256,
    value: ({ document }) => document.sha256,
    cell: ({ document }) => <Sha256 document={document} />,
  },
];

/** The documents that an account was imported from; apart from them those of its folder that it holds nothing of. */
export function DocumentsTable({ documents }: { readonly documents: readonly SourceDocument[] }) {
  const { used, leftOut } = partDocuments(documents);
  return (
    <>
      <Card flush title={`${texts.documents} (${texts.count(used.length)})`}>
        <Text>{used.length === 0 ? texts.noDocuments : texts.documentsText}</Text>
        {used.length > 0 && (
          <PlainTable
            label={texts.documents}
            columns={documentColumns}
            rows={used}
            rowId={({ name }) => name}
          />
        )}
      </Card>
      {leftOut.length > 0 && (
        <Card flush title={`${texts.leftOut} (${texts.count(leftOut.length)})`}>
          <Text>{texts.leftOutText}</Text>
          <PlainTable
            label={texts.leftOut}
            columns={leftOutColumns}
            rows={leftOut}
            rowId={({ document }) => document.name}
          />
        </Card>
      )}
    </>
  );
}

const noteColumns: readonly PlainColumn<ImportNote>[] = [
  {
    header: texts.document,
    value: ({ document }) => document,
    cell: ({ document }) => <Name>{document}</Name>,
  },
  { header: texts.note, value: ({ text }) => text, cell: ({ text }) => text },
];

/** What the import settled where documents contradict each other. Nothing where they do not. */
export function ImportNotes({ notes }: { readonly notes: readonly ImportNote[] }) {
  if (notes.length === 0) return null;
  return (
    <Card flush title={`${texts.notes} (${texts.count(notes.length)})`}>
      <PlainTable
        label={texts.notes}
        columns={noteColumns}
        rows={notes}
        rowId={({ document, text }) => `${document}\n${text}`}
      />
    </Card>
  );
}

const More = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '12px 16px',
  borderTop: `1px solid ${color.line}`,
});

function RunLink({ run: { arn, described } }: { readonly run: RunData }) {
  const place = runPlace(arn);
  const shown = described?.name ?? parseArn(arn)?.id ?? arn;
  return place ? <Link to={paths.exclusions(place)}>{shown}</Link> : shown;
}

/** When the service gave the lists: it matters where they were saved, and then the answer may not say. */
function Answered({ run }: { readonly run: RunData }) {
  if (!restsOnSavedLists(run)) return texts.unknownCount;
  return run.answeredAt === undefined ? texts.answerNotKnown : <TimeText at={run.answeredAt} zone />;
}

/** These are saved answers: of what is not whole the rest was not saved. */
function exclusionsText(run: RunData): string {
  const status = statusOfRunData(run);
  const partial = status.kind === 'count' && status.more;
  return exclusionWord(
    partial ? { ...status, unsaved: true } : status,
    run.described?.state,
    texts.unknownCount,
  );
}

/** Where a run's exclusions come from. An empty list of before there were any is no record of them. */
function originOf(run: RunData, kind: DataKind): string {
  const { exclusions } = run;
  if (statusOfRunData(run).kind === 'before-exclusions') return texts.nothingRecorded;
  return exclusions === 'recorded' && kind === 'simulated'
    ? texts.savedInSimulated
    : texts.origins[exclusions];
}

const runColumns = (kind: DataKind): readonly PlainColumn<RunData>[] => [
  { header: texts.run, value: ({ arn }) => arn, cell: (run) => <RunLink run={run} /> },
  {
    header: texts.created,
    value: ({ described }) => exportedTime(described?.createdAt),
    cell: ({ described }) => <TimeText at={described?.createdAt} zone />,
  },
  {
    header: texts.exclusions,
    value: (run) => exclusionsText(run),
    cell: (run) => exclusionsText(run),
    align: 'right',
  },
  {
    header: texts.origin,
    value: (run) => originOf(run, kind),
    cell: (run) => originOf(run, kind),
  },
  {
    header: texts.answered,
    value: ({ answeredAt }) => exportedTime(answeredAt),
    cell: (run) => <Answered run={run} />,
  },
];

export interface RunsTableProps {
  readonly kind: DataKind;
  readonly runs: readonly RunData[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

/** For each run of the region, whether its exclusions are recorded, simulated or absent. */
export function RunsTable({ kind, runs, total, hasMore, loadingMore, onMore }: RunsTableProps) {
  return (
    <Card flush title={`${texts.runs} (${texts.count(total)})`}>
      <Text>{runs.length === 0 ? texts.noRuns : texts.runsText}</Text>
      {runs.length > 0 && (
        <PlainTable
          label={texts.runs}
          columns={runColumns(kind)}
          rows={runs}
          rowId={({ arn }) => arn}
          remark={hasMore ? texts.shown(runs.length, total) : undefined}
        />
      )}
      {hasMore && (
        <More>
          <Button onClick={onMore} busy={loadingMore}>
            {loadingMore ? texts.loadingMore : texts.loadMore}
          </Button>
          {texts.shown(runs.length, total)}
        </More>
      )}
    </Card>
  );
}
