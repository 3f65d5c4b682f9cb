import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color, size } from '../../theme/tokens';

const Surface = styled('section')({
  background: color.paper,
  border: `1px solid ${color.line}`,
  borderRadius: size.radius,
  '& + &': { marginTop: 16 },
});

const Tools = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '10px 16px',
  borderBottom: `1px solid ${color.line}`,
});

const Title = styled('h2')({ fontSize: 16, lineHeight: '24px', fontWeight: 600, margin: 0, flex: 1 });

const Body = styled('div')({ padding: 16 });

export interface CardProps {
  readonly title?: string;
  /** The row of controls at the top, beside the title. */
  readonly tools?: ReactNode;
  /** A table brings its own spacing: with `flush` the card adds none. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A white surface with a hairline. */
export function Card({ title, tools, flush = false, children }: CardProps) {
  return (
    <Surface>
      {(title !== undefined || tools !== undefined) && (
        <Tools>
          {title !== undefined && <Title>{title}</Title>}
          {tools}
        </Tools>
      )}
      {flush ? children : <Body>{children}</Body>}
    </Surface>
  );
}
