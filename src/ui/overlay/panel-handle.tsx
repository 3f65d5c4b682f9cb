/** The edge of a side panel that makes it wider; its code comes when the panel gets attention. */

import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { covering } from '../../theme/tokens';
import { WidthHandle } from '../controls/width-handle';
import { words } from '../words';

/** Where the panel takes the place of its page there is nothing to choose. */
const Edge = styled('div')({
  position: 'absolute',
  top: 0,
  bottom: 0,
  left: 0,
  [covering]: { display: 'none' },
  '@media print': { display: 'none' },
});

/** The least width that a panel is read in, and the most that its page leaves it, in CSS pixels and as a share of the window. */
const LEAST = 360;
const MOST = 0.6;

interface PanelHandleProps {
  readonly title: string;
  /** Shows a width, in CSS pixels, while it is being dragged. */
  readonly onDrag: (width: string) => void;
  /** Keeps it; an empty one is the usual width. */
  readonly onChange: (width: string) => void;
}

/** See {@link WidthHandle}. */
export default function PanelHandle({ title, onDrag, onChange }: PanelHandleProps) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <Edge ref={place}>
      <WidthHandle
        label={words.widthOf(title)}
        edge="left"
        least={LEAST}
        most={() => window.innerWidth * MOST}
        width={() => place.current?.parentElement?.getBoundingClientRect().width ?? 0}
        onDrag={(width) => onDrag(String(width))}
        onChange={(width) => onChange(width === undefined ? '' : String(width))}
      />
    </Edge>
  );
}
