import { styled } from '@mui/material/styles';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { color } from '../../theme/tokens';
import { VisuallyHidden } from '../layout/visually-hidden';
import { Modal } from './modal';

const Field = styled('input')({
  position: 'sticky',
  top: 0,
  width: '100%',
  height: 48,
  padding: '0 16px',
  border: 0,
  borderBottom: `1px solid ${color.line}`,
  background: color.paper,
  color: color.ink,
  font: 'inherit',
  fontSize: 16,
  '&::placeholder': { color: color.dim, opacity: 1 },
  '&:focus-visible': { outlineOffset: -2 },
});

const None = styled('p')({ margin: 0, padding: '16px', color: color.dim });

const List = styled('div')({
  padding: '0 8px 8px',
  '& [role="group"] > div:first-of-type': {
    padding: '10px 8px 4px',
    fontSize: 12,
    lineHeight: '16px',
    fontWeight: 600,
    color: color.dim,
  },
});

const OptionBox = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 12px',
  alignItems: 'center',
  minHeight: 36,
  padding: '6px 8px',
  borderRadius: 6,
  cursor: 'pointer',
  overflowWrap: 'anywhere',
  '& > span:last-child': { marginLeft: 'auto', color: color.dim, fontSize: 12, lineHeight: '16px' },
  '&:hover': { background: color.quiet },
  '&[aria-selected="true"]': { background: color.accentQuiet, boxShadow: `inset 3px 0 ${color.accent}` },
  '@media (forced-colors: active)': { '&[aria-selected="true"]': { outline: '2px solid Highlight' } },
});

/** One thing to choose. */
export interface SearchOption {
  /** Tells it apart from all others. */
  readonly id: string;
  readonly label: ReactNode;
  /** What it is, or where. */
  readonly detail: ReactNode;
}

/** Options of one kind, with their heading. */
export interface SearchGroup<Option extends SearchOption> {
  readonly title: string;
  readonly options: readonly Option[];
}

interface OptionRowProps {
  readonly option: SearchOption;
  readonly id: string;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function OptionRow({ option, id, active, onChoose }: OptionRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The focus stays in the field, which names this option as the active one; its keys choose it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role
    <OptionBox ref={row} id={id} role="option" aria-selected={active} onClick={onChoose}>
      <span>{option.label}</span>
      <span>{option.detail}</span>
    </OptionBox>
  );
}

export interface SearchListProps<Option extends SearchOption> {
  /** What the dialog, its field and its list are called. */
  readonly words: {
    readonly title: string;
    readonly field: string;
    readonly hint: string;
    readonly results: string;
    readonly none: string;
    /** Said to who cannot see the list. */
    readonly found: (options: number) => string;
  };
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly maxLength: number;
  /** What fits the text, the likeliest first. */
  readonly groups: readonly SearchGroup<Option>[];
  readonly onChoose: (option: Option) => void;
  readonly onClose: () => void;
  /** Said below what fits: that more may come. */
  readonly note?: string | undefined;
}

/**
 * A dialog in which a text narrows a list to choose from. A combobox with a list, by the ARIA Authoring Practices: the
 * focus stays in the field.
 */
export function SearchList<Option extends SearchOption>(props: SearchListProps<Option>) {
  const { words, text, onText, maxLength, groups, onChoose, onClose, note } = props;
  const [activeId, setActiveId] = useState<string>();
  const listId = useId();
  const options = groups.flatMap((group) => group.options);
  // The option that the reader went to, and not its place: others may come later and stand before it.
  const active = Math.max(
    0,
    options.findIndex(({ id }) => id === activeId),
  );
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, group) => sum + group.options.length, 0),
  );
  const optionId = (index: number): string => `${listId}-option-${index}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setActiveId(options[(active + step + options.length) % Math.max(1, options.length)]?.id);
    const option = options[active];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && option) onChoose(option);
    if (step !== undefined || event.key === 'Enter') event.preventDefault();
  };
  return (
    <Modal label={words.title} onClose={onClose}>
      <Field
        // A native select cannot be typed into.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        aria-label={words.field}
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? optionId(active) : undefined}
        placeholder={words.hint}
        value={text}
        maxLength={maxLength}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => {
          onText(target.value);
          setActiveId(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <List id={listId} role="listbox" aria-label={words.results}>
        {groups.map(({ title, options: ofGroup }, group) => {
          const start = starts[group] ?? 0;
          return (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            <div key={title} role="group" aria-labelledby={`${listId}-${group}`}>
              <div id={`${listId}-${group}`} role="presentation">
                {title}
              </div>
              {ofGroup.map((option, index) => (
                <OptionRow
                  key={option.id}
                  option={option}
                  id={optionId(start + index)}
                  active={start + index === active}
                  onChoose={() => onChoose(option)}
                />
              ))}
            </div>
          );
        })}
      </List>
      {note !== undefined && <None>{note}</None>}
      {options.length === 0 && note === undefined && <None>{words.none}</None>}
      {/* In the dialog: outside it nothing is read out while it is open. */}
      <VisuallyHidden as="output" aria-live="polite">
        {text === '' ? '' : words.found(options.length)}
      </VisuallyHidden>
    </Modal>
  );
}
