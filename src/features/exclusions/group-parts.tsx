import { styled } from '@mui/material/styles';
import { color } from '../../theme/tokens';

/** A group of exclusions, whatever they are grouped by. */
export const GroupSection = styled('section')({
  padding: '14px 0',
  scrollMarginTop: 60,
  '& + &': { borderTop: `1px solid ${color.line}` },
});

/** The group's name, and at the right how much it is. */
export const GroupHead = styled('div')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 10,
  '& > span[aria-hidden]': { marginTop: 1 },
  '& h2, & h3': { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 600 },
  '& h2, & h3, & > span:last-of-type': { overflowWrap: 'anywhere' },
  '& > span:last-of-type': {
    marginLeft: 'auto',
    maxWidth: '62%',
    textAlign: 'right',
    fontSize: 13,
    color: color.dim,
  },
});

/** The service's recommendation in its own quiet box. */
export const Recommendation = styled('div')({
  margin: '8px 0',
  padding: '8px 12px',
  borderRadius: 6,
  background: color.quiet,
  overflowWrap: 'anywhere',
  '& > b': { display: 'block', fontSize: 12, fontWeight: 600, color: color.dim },
  '& > p': { margin: 0, maxWidth: '80ch' },
});
