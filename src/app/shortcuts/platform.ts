import { usePersistedChoice } from '../../ui/controls/persisted-choice';

/** Whether the reader's keyboard has ⌘ where others have Ctrl. */
export const isApple = (): boolean => /\b(?:Macintosh|iPhone|iPad)\b/.test(navigator.userAgent);

const read = (kept: string | null): 'on' | 'off' => (kept === 'off' ? 'off' : 'on');

/** Whether keys without Ctrl or ⌘ do something (WCAG 2.1.4 asks for a way to turn them off), and the switch. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const [choice, choose] = usePersistedChoice('single-keys', read);
  return [choice === 'on', (on) => choose(on ? 'on' : 'off')];
}
