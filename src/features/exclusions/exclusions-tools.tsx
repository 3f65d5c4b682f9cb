import { styled } from '@mui/material/styles';
import { useCallback } from 'react';
import { exclusions } from '../../strings/exclusions';
import { color, narrow, size } from '../../theme/tokens';
import { Button, IconButton } from '../../ui/controls/button';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/controls/icons';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { SearchField, SelectField } from '../../ui/filter/fields';
import type { ShownExclusions } from './use-shown-exclusions';

const { tools: words } = exclusions;

const Bar = styled('div')({
  position: 'sticky',
  top: `var(--sticky-top, ${size.topBar}px)`,
  zIndex: 3,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '10px 0',
  background: color.paper,
  borderBottom: `1px solid ${color.line}`,
  [narrow]: { position: 'static' },
  '@media print': { display: 'none' },
});

/** The field with the way through what it leaves: a row of its own where there is little room. */
const Find = styled('div')({ display: 'flex', flex: '1 1 400px', alignItems: 'center', gap: 8, minWidth: 0 });

const Count = styled('span')({ color: color.dim, fontSize: 13, whiteSpace: 'nowrap' });

const GROUPINGS = [
  { value: 'instance', label: words.byInstance },
  { value: 'package', label: words.byPackage },
] as const;

export interface ExclusionsToolsProps {
  readonly shown: ShownExclusions;
  /** How many are loaded; only a whole answer is an "of". */
  readonly loaded: number;
  readonly complete: boolean;
  /** Goes to the group after (1) or before (-1) the one that is being read. */
  readonly onStep: (step: 1 | -1) => void;
}

/** What exclusions are narrowed to and grouped by, and the way through the groups. */
export function ExclusionsTools({ shown, loaded, complete, onStep }: ExclusionsToolsProps) {
  const { view, rows, change } = shown;
  const find = useCallback((text: string) => change({ find: text === '' ? undefined : text }), [change]);
  const filtered = view.find !== undefined;
  const count = (complete ? words.count : words.countOfLoaded)(rows.length, loaded);
  useAnnouncement(filtered ? count : undefined);
  return (
    <Bar>
      <Find>
        <SearchField
          label={words.find}
          hint={words.findHint}
          value={view.find ?? ''}
          onChange={find}
          maxLength={200}
        />
        {filtered && <Count>{count}</Count>}
        <span>
          <IconButton label={words.previous} onClick={() => onStep(-1)}>
            <ArrowUpIcon />
          </IconButton>
          <IconButton label={words.next} onClick={() => onStep(1)}>
            <ArrowDownIcon />
          </IconButton>
        </span>
      </Find>
      <SelectField
        label={words.group}
        none={words.byType}
        value={view.group}
        options={GROUPINGS}
        // The open groups of another grouping mean nothing in this one.
        onChange={(group) => change({ group, type: undefined, item: undefined, expand: undefined })}
      />
      <Button
        onClick={() =>
          change({ expand: view.expandAll ? undefined : 'all', type: undefined, item: undefined })
        }
      >
        {view.expandAll ? words.collapseAll : words.expandAll}
      </Button>
    </Bar>
  );
}
