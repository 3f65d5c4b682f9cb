import { styled } from '@mui/material/styles';

/** The rules of text for assistive technology only, where it is too often there for a component of its own. */
export const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
  border: 0,
} as const;

/** Text for assistive technology only. */
export const VisuallyHidden = styled('span')(visuallyHidden);
