import { styled } from '@mui/material/styles';
import { Fragment, type ReactNode } from 'react';
import { BINDINGS, isApple, useSingleKeys } from './keys';
import { keyboardMap as words } from '../../strings/shell-extras';
import { shortcuts } from '../../strings/shell';
import { color } from '../../theme/tokens';
import { IconButton } from '../../ui/controls/button';
import { CloseIcon } from '../../ui/controls/icons';
import { Modal } from '../../ui/overlay/modal';
import { words as uiWords } from '../../ui/words';

const Body = styled('div')({
  padding: '12px 20px 20px',
  '& header': { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8 },
  '& h2': { margin: 0, fontSize: 18, lineHeight: '28px', fontWeight: 600 },
  '& h3': { margin: '16px 0 4px', fontSize: 12, lineHeight: '16px', fontWeight: 600, color: color.dim },
  '& p': { margin: '0 0 8px', color: color.dim },
  '& dl': { display: 'grid', gridTemplateColumns: '112px 1fr', gap: '4px 12px', margin: 0 },
  '& dd': { margin: 0, padding: '2px 0' },
  '& kbd': {
    display: 'inline-block',
    minWidth: 24,
    padding: '1px 6px',
    textAlign: 'center',
    font: 'inherit',
    fontSize: 12,
    border: `1px solid ${color.outline}`,
    borderRadius: 4,
    background: color.quiet,
  },
});

const Switch = styled('label')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 28,
  '& input': { width: 18, height: 18, margin: 0, accentColor: color.accent },
});

function Keys({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ` ${words.between} `}
      <kbd>{key}</kbd>
    </Fragment>
  ));
}

const entry = (id: string, keys: ReactNode, name: string): ReactNode => (
  <Fragment key={id}>
    <dt>{keys}</dt>
    <dd>{name}</dd>
  </Fragment>
);

/** The keyboard map, and the switch that turns single keys off. */
export function KeyboardMap({ onClose }: { readonly onClose: () => void }) {
  const [on, switchTo] = useSingleKeys();
  const { enter, escape } = words.keys;
  const { control, command } = shortcuts.keys;
  const toPalette = (
    <>
      <kbd>{isApple() ? command : control}</kbd> <kbd>K</kbd>
    </>
  );
  return (
    <Modal label={words.title} onClose={onClose}>
      <Body>
        <header>
          <h2>{words.title}</h2>
          <IconButton label={uiWords.close} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </header>
        <h3>{words.always}</h3>
        <dl>
          {entry('palette', toPalette, words.goTo)}
          {entry('enter', <Keys keys={[enter]} />, words.open)}
          {entry('escape', <Keys keys={[escape]} />, words.close)}
        </dl>
        <h3>{words.singleKeys}</h3>
        <Switch>
          <input
            type="checkbox"
            role="switch"
            checked={on}
            aria-checked={on}
            onChange={({ target }) => switchTo(target.checked)}
          />
          {words.singleKeysSwitch}
        </Switch>
        <p>{words.singleKeysText}</p>
        <dl>
          {BINDINGS.map(({ shortcut, keys }) => entry(shortcut, <Keys keys={keys} />, words.names[shortcut]))}
        </dl>
      </Body>
    </Modal>
  );
}
