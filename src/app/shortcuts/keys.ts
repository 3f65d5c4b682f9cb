import { usePersistedChoice } from '../../ui/controls/persisted-choice';

/** Whether the reader's keyboard has ⌘ where others have Ctrl. */
export const isApple = (): boolean => /\b(?:Macintosh|iPhone|iPad)\b/.test(navigator.userAgent);

const read = (kept: string | null): 'on' | 'off' => (kept === 'off' ? 'off' : 'on');

/** Whether keys without Ctrl or ⌘ do something (WCAG 2.1.4 asks for a way to turn them off), and the switch. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const [choice, choose] = usePersistedChoice('single-keys', read);
  return [choice === 'on', (on) => choose(on ? 'on' : 'off')];
}

/** What a single key, or two in a row, can do. */
export type Shortcut =
  | 'filter'
  | 'templates'
  | 'runs'
  | 'next-row'
  | 'previous-row'
  | 'previous-run'
  | 'next-run'
  | 'next-gap'
  | 'previous-gap'
  | 'copy-link'
  | 'keyboard-map';

/** A shortcut and its keys, as `KeyboardEvent.key` names them, to be pressed one after the other. */
interface Binding {
  readonly shortcut: Shortcut;
  readonly keys: readonly string[];
}

/** Every shortcut, in the order to show them. No one's keys are the beginning of another's. */
export const BINDINGS: readonly Binding[] = [
  { shortcut: 'filter', keys: ['/'] },
  { shortcut: 'next-row', keys: ['j'] },
  { shortcut: 'previous-row', keys: ['k'] },
  { shortcut: 'previous-run', keys: ['['] },
  { shortcut: 'next-run', keys: [']'] },
  { shortcut: 'next-gap', keys: ['n'] },
  { shortcut: 'previous-gap', keys: ['p'] },
  { shortcut: 'copy-link', keys: ['c'] },
  { shortcut: 'templates', keys: ['g', 't'] },
  { shortcut: 'runs', keys: ['g', 'r'] },
  { shortcut: 'keyboard-map', keys: ['?'] },
];

/** Milliseconds that the second key of a sequence may take. */
export const SEQUENCE_TIME = 1500;

/** Keys that may become a shortcut with the next one. */
export interface Pending {
  readonly keys: readonly string[];
  /** When the last of them was pressed, in milliseconds. */
  readonly at: number;
}

/** What a key has come to: a shortcut, the beginning of one, or nothing. */
interface KeyReading {
  readonly shortcut?: Shortcut;
  readonly pending?: Pending;
}

function reading(keys: readonly string[], at: number): KeyReading | undefined {
  const begun = BINDINGS.filter((binding) => keys.every((key, index) => binding.keys[index] === key));
  const whole = begun.find((binding) => binding.keys.length === keys.length);
  if (whole) return { shortcut: whole.shortcut };
  return begun.length > 0 ? { pending: { keys, at } } : undefined;
}

/**
 * Reads the next key. A key that does not go on with what is pending begins anew, as does one that comes
 * too late.
 *
 * @param at when it was pressed, in milliseconds of the same clock as `pending.at`
 */
export function readKey(pending: Pending | undefined, key: string, at: number): KeyReading {
  const goesOn = pending !== undefined && at - pending.at <= SEQUENCE_TIME;
  return (goesOn ? reading([...pending.keys, key], at) : undefined) ?? reading([key], at) ?? {};
}
