import { styled } from '@mui/material/styles';
import { CheckIcon, CloseIcon, WarningIcon } from '../../components/icons';
import type { PackageSupport, SupportTable as Table } from '../../domain/supported-systems';
import { supportedSystems as texts } from '../../strings/supported-systems';
import { color } from '../../theme/tokens';

const Scroller = styled('section')({ overflowX: 'auto', margin: '0 -16px -16px' });

const Grid = styled('table')({
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': { padding: '7px 16px', textAlign: 'left', borderTop: `1px solid ${color.line}` },
  '& thead th': { fontSize: 12, lineHeight: '16px', color: color.dim, verticalAlign: 'bottom' },
  '& thead th:not(:first-of-type)': { minWidth: 128 },
  '& tbody th': { fontWeight: 400, minWidth: 180 },
  '& tbody tr:hover': { background: color.quiet },
  '@media print': { '& thead': { display: 'table-header-group' }, '& tr': { breakInside: 'avoid' } },
});

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

/** An edition's rules packages by operating system, as the table that it is in the guide. */
export function SupportTable({ table }: { readonly table: Table }) {
  const label = texts.table(texts.editions[table.edition].title);
  return (
    <Scroller aria-label={label} tabIndex={0}>
      <Grid aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{texts.system}</th>
            {table.packages.map((name) => (
              <th key={name} scope="col" lang="en">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.systems.map((system) => (
            <tr key={system.label}>
              <th scope="row">{system.label}</th>
              {table.packages.map((name, index) => (
                <td key={name}>
                  <Support support={system.support[index]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Scroller>
  );
}
