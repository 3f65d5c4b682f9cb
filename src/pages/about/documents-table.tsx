import { styled } from '@mui/material/styles';
import { Card } from '../../components/card';
import { CopyButton } from '../../components/copy-button';
import { Mono } from '../../components/id-chip';
import { type PlainColumn, PlainTable } from '../../components/plain-table';
import { TimeText } from '../../components/time-text';
import type { SourceDocument } from '../../domain/account-data';
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

const columns: readonly PlainColumn<SourceDocument>[] = [
  { header: texts.document, cell: ({ name }) => <Name>{name}</Name> },
  { header: texts.documentKind, cell: ({ kind }) => kind },
  { header: texts.size, cell: ({ bytes }) => texts.count(bytes), align: 'right' },
  {
    header: texts.sha256,
    cell: ({ name, sha256 }) => (
      <Checksum>
        <Mono>{sha256}</Mono>
        <CopyButton text={sha256} label={texts.copySha256(name)} done={texts.sha256Copied} />
      </Checksum>
    ),
  },
  { header: texts.imported, cell: ({ importedAt }) => <TimeText at={importedAt} zone /> },
];

/** The documents that an account was imported from. */
export function DocumentsTable({ documents }: { readonly documents: readonly SourceDocument[] }) {
  return (
    <Card flush title={`${texts.documents} (${texts.count(documents.length)})`}>
      <Text>{documents.length === 0 ? texts.noDocuments : texts.documentsText}</Text>
      {documents.length > 0 && (
        <PlainTable label={texts.documents} columns={columns} rows={documents} rowId={({ name }) => name} />
      )}
    </Card>
  );
}
