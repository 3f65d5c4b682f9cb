import { styled } from '@mui/material/styles';
import { Card } from '../../ui/layout/card';
import { CopyButton } from '../../ui/controls/copy-button';
import { Mono } from '../../ui/text/id-chip';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';
import type { SourceDocument } from '../../domain/assessment/account-data';
import { type LeftOutDocument, partDocuments } from '../../domain/assessment/left-out-documents';
import { about as texts } from '../../strings/about';
import { color } from '../../theme/tokens';

const Text = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });
const Name = styled('span')({ overflowWrap: 'anywhere' });
const Checksum = styled('span')({
  display: 'inline-flex',
  alignItems: 'flex-start',
  gap: 4,
  minWidth: 268,
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

const columns: readonly PlainColumn<SourceDocument>[] = [
  { header: texts.document, cell: ({ name }) => <Name>{name}</Name> },
  { header: texts.documentKind, cell: ({ kind }) => kind },
  { header: texts.size, cell: ({ bytes }) => texts.count(bytes), align: 'right' },
  { header: texts.sha256, cell: (document) => <Sha256 document={document} /> },
  { header: texts.imported, cell: ({ importedAt }) => <TimeText at={importedAt} zone /> },
];

const leftOutColumns: readonly PlainColumn<LeftOutDocument>[] = [
  { header: texts.document, cell: ({ document }) => <Name>{document.name}</Name> },
  { header: texts.leftOutWhy, cell: ({ how, reason }) => texts.leftOutReason(texts.leftOutHow[how], reason) },
  { header: texts.size, cell: ({ document }) => texts.count(document.bytes), align: 'right' },
  { header: texts.sha256, cell: ({ document }) => <Sha256 document={document} /> },
];

/** The documents that an account was imported from; apart from them those of its folder that it holds nothing of. */
export function DocumentsTable({ documents }: { readonly documents: readonly SourceDocument[] }) {
  const { used, leftOut } = partDocuments(documents);
  return (
    <>
      <Card flush title={`${texts.documents} (${texts.count(used.length)})`}>
        <Text>{used.length === 0 ? texts.noDocuments : texts.documentsText}</Text>
        {used.length > 0 && (
          <PlainTable label={texts.documents} columns={columns} rows={used} rowId={({ name }) => name} />
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
