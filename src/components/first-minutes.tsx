import { common } from '../strings/common';
import { Button } from './button';
import { useKeptChoice } from './kept-choice';
import { Note } from './note';

const read = (kept: string | null): 'shown' | 'read' => (kept === 'read' ? 'read' : 'shown');

/** Says once what this console is and what an exclusion is, until the reader has read it. */
export function FirstMinutes() {
  const [state, choose] = useKeptChoice('first-minutes', read);
  if (state === 'read') return null;
  return (
    <Note
      action={
        <Button label={common.firstMinutes.dismissLabel} onClick={() => choose('read')}>
          {common.firstMinutes.dismiss}
        </Button>
      }
    >
      {common.firstMinutes.text}
    </Note>
  );
}
