import { styled } from '@mui/material/styles';
import { Card } from '../../ui/layout/card';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import type { ImportNote } from '../../domain/assessment/account-data';
import { about as texts } from '../../strings/about';

const Name = styled('span')({ overflowWrap: 'anywhere' });

const columns: readonly PlainColumn<ImportNote>[] = [
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
        columns={columns}
        rows={notes}
        rowId={({ document, text }) => `${document}\n${text}`}
      />
    </Card>
  );
}
