import { styled } from '@mui/material/styles';
import { exclusions } from '../../strings/exclusions';
import { color } from '../../theme/tokens';

const Line = styled('p')({ margin: '12px 0 0', fontSize: 12, color: color.dim });

/** What an exclusion is, in the one line that keeps it from being taken for a suppression. */
export function NotSuppression() {
  return <Line>{exclusions.notSuppression}</Line>;
}
