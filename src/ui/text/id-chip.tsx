import { styled } from '@mui/material/styles';
import { color, font } from '../../theme/tokens';

/** An id or an ARN in running text. */
export const Mono = styled('span')({ font: `12.5px/20px ${font.mono}`, overflowWrap: 'anywhere' });

const Chip = styled('span')({
  display: 'inline-block',
  font: `12.5px/22px ${font.mono}`,
  padding: '0 6px',
  borderRadius: 5,
  border: `1px solid ${color.line}`,
  background: color.page,
  overflowWrap: 'anywhere',
});

/** An id as a thing of its own, for example an instance's. */
export function IdChip({ id }: { readonly id: string }) {
  return <Chip>{id}</Chip>;
}
