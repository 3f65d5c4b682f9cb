import { runStateWords, type Tone as StateTone } from '../../domain/assessment/run-state';
import { StatusText, type Tone } from '../../ui/text/status-text';

const tones: Readonly<Record<StateTone, Tone>> = {
  good: 'ok',
  warning: 'warn',
  bad: 'bad',
  'under-way': 'progress',
  neutral: 'neutral',
};

/** A run's state in words, for example `Completed with errors`. */
export function RunStatus({ state }: { readonly state: string }) {
  const { label, tone } = runStateWords(state);
  return <StatusText tone={tones[tone]}>{label}</StatusText>;
}
