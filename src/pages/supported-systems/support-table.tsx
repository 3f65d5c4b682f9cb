import { styled } from '@mui/material/styles';
import { CheckIcon, CloseIcon, WarningIcon } from '../../ui/controls/icons';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import type {
  PackageSupport,
  SupportedSystem,
  SupportTable as Table,
} from '../../domain/assessment/supported-systems';
import { supportedSystems as texts } from '../../strings/supported-systems';
import { color } from '../../theme/tokens';

const Cell = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  whiteSpace: 'nowrap',
  color: color.dim,
  '&[data-support="Supported"]': { color: color.ok },
  '&[data-support="Deprecated"]': { color: color.warn },
});

const icons: Readonly<Record<string, typeof CheckIcon>> = {
  Supported: CheckIcon,
  'Not supported': CloseIcon,
  Deprecated: WarningIcon,
};

function Support({ support }: { readonly support: PackageSupport }) {
  const Icon = support === undefined ? undefined : icons[support];
  return (
    <Cell data-support={support}>
      {Icon && <Icon size={14} />}
      {support === undefined ? texts.noCell : (texts.cells[support] ?? support)}
    </Cell>
  );
}

function columnsOf({ packages }: Table): readonly PlainColumn<SupportedSystem>[] {
  return [
    { header: texts.system, cell: ({ label }) => label },
    ...packages.map((name, index): PlainColumn<SupportedSystem> => {
      const cell = ({ support }: SupportedSystem) => <Support support={support[index]} />;
      return { header: name, english: true, cell };
    }),
  ];
}

/** An edition's rules packages by operating system, as the table that it is in the guide. */
export function SupportTable({ table }: { readonly table: Table }) {
  return (
    <PlainTable
      label={texts.table(texts.editions[table.edition].title)}
      columns={columnsOf(table)}
      rows={table.systems}
      rowId={({ label }) => label}
    />
  );
}
