import { common } from '../../strings/common';
import { Button } from '../../ui/controls/button';
import { usePersistedChoice } from '../../ui/controls/persisted-choice';
import { Note } from '../../ui/feedback/note';

const read = (kept: string | null): 'shown' | 'read' => (kept === 'read' ? 'read' : 'shown');

/** Says once what this console is and what an exclusion is, until the reader has read it. */
export function WelcomeNote() {
  const [state, choose] = usePersistedChoice('first-minutes', read);
  if (state === 'read') return null;
  return (
    <Note
      action={
        <Button label={common.welcome.dismissLabel} onClick={() => choose('read')}>
          {common.welcome.dismiss}
        </Button>
      }
    >
      {common.welcome.text}
    </Note>
  );
}
