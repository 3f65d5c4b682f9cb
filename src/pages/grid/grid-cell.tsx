import { styled } from '@mui/material/styles';
import { CheckIcon, CloseIcon, WarningIcon } from '../../ui/controls/icons';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import type { CheckKind } from '../../domain/coverage/checks-share';
import type { Cell } from '../../domain/coverage/coverage-grid';
import { grid as words } from '../../strings/grid';
import { list } from '../../strings/numbers';
import { color } from '../../theme/tokens';

const Box = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  fontSize: 13,
  lineHeight: '16px',
  color: color.dim,
  '& > svg': { flex: 'none' },
  '& > span:last-of-type': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    whiteSpace: 'normal',
  },
  // Neither good nor bad: it looks like nothing, and says what it is.
  '&[data-kind="none-listed"]': { fontStyle: 'italic' },
  '&[data-kind="checked"]': { color: color.ok },
  '&[data-kind="not-completed"]': { color: color.bad },
  '&[data-kind="partly"]': { color: color.warn },
});

const icons: Partial<Record<CheckKind, typeof CheckIcon>> = {
  checked: CheckIcon,
  'not-completed': CloseIcon,
  partly: WarningIcon,
};

/** What became of one check, in words: what was not completed says why, in the service's own words. */
export function GridCell({ cell: { kind, reasons } }: { readonly cell: Cell }) {
  const Icon = icons[kind];
  const reason = list(reasons);
  return (
    <Box data-kind={kind} title={reasons.length > 0 ? reason : undefined}>
      {Icon && <Icon size={14} />}
      {reasons.length === 0 ? (
        <span>{words.cells[kind]}</span>
      ) : (
        <>
          <VisuallyHidden>{words.why(words.cells[kind])}</VisuallyHidden>
          <span lang="en">{reason}</span>
        </>
      )}
    </Box>
  );
}
