import { styled } from '@mui/material/styles';
import { words as uiWords } from '../words';
import { color } from '../../theme/tokens';
import { CloseIcon } from '../controls/icons';

const Token = styled('li')({
  display: 'inline-flex',
  alignItems: 'center',
  maxWidth: '100%',
  minHeight: 24,
  paddingLeft: 8,
  borderRadius: 5,
  color: color.accentStrong,
  background: color.accentQuiet,
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > button': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flex: 'none',
    width: 24,
    height: 24,
    padding: 0,
    border: 0,
    borderRadius: 5,
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
  },
  '& > button:hover': { color: color.accent },
  '@media (forced-colors: active)': { border: '1px solid' },
});

/** One filter in use, in words, with the button that removes it. */
export function FilterToken({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  return (
    <Token>
      <span title={words}>{words}</span>
      <button type="button" aria-label={uiWords.removeFilter(words)} onClick={onRemove}>
        <CloseIcon size={12} />
      </button>
    </Token>
  );
}
