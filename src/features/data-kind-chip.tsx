import { styled } from '@mui/material/styles';
import type { DataKind } from '../domain/assessment/account-data';
import { common } from '../strings/shell';

const Chip = styled('span')({
  display: 'inline-block',
  padding: '0 8px',
  border: '1px solid currentColor',
  borderRadius: 10,
  fontSize: 12,
  lineHeight: '18px',
  whiteSpace: 'nowrap',
});

/** Says whether what is shown was simulated or recorded. Stands wherever the account's name stands. */
export function DataKindChip({ kind }: { readonly kind: DataKind }) {
  return <Chip>{common[kind]}</Chip>;
}
