import { styled } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSessionSnapshot } from '../../auth/provider';
import { useConfig } from '../../config/provider';
import { cachedNames } from '../../inspector/queries/cached-names';
import { palette as words } from '../../strings/shell';
import { color } from '../../theme/tokens';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { Modal } from '../../ui/overlay/modal';
import type { DialogProps } from '../layout/dialog-props';
import { useCurrentPlace } from '../places/current-place';
import { recentPlaces } from '../places/recent-places';
import { OptionList } from './option-list';
import { paletteGroups, type PaletteOption } from './options';

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

/** Longer than any ARN or console address. */
const MAX_LENGTH = 2000;

/**
 * The command palette: an ARN, an id, a name or an address leads to its place. A combobox with a list, by
 * the ARIA Authoring Practices: the focus stays in the field.
 */
export function Palette({ onClose }: DialogProps) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const config = useConfig();
  const session = useSessionSnapshot();
  const here = useCurrentPlace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const listId = useId();
  const [sources] = useState(() => ({
    config,
    here,
    recent: session.status === 'signed-in' ? recentPlaces(config, session.subject) : [],
    runs: cachedNames(client, 'runs'),
    templates: cachedNames(client, 'templates'),
  }));
  const groups = useMemo(() => paletteGroups(text, sources), [text, sources]);
  const options = groups.flatMap((group) => group.options);
  const optionId = (index: number): string => `${listId}-option-${index}`;

  const choose = ({ path }: PaletteOption): void => {
    onClose();
    void navigate(path);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + options.length) % Math.max(1, options.length));
    const option = options[active];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && option) choose(option);
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
        maxLength={MAX_LENGTH}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <OptionList
        id={listId}
        label={words.results}
        groups={groups}
        active={active}
        optionId={optionId}
        onChoose={choose}
      />
      {options.length === 0 && <None>{words.none}</None>}
      {/* In the dialog: outside it nothing is read out while it is open. */}
      <VisuallyHidden as="output" aria-live="polite">
        {text === '' ? '' : words.found(options.length)}
      </VisuallyHidden>
    </Modal>
  );
}
