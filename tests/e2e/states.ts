import type { State } from './state';
import { EXCLUSION_STATES } from './states-of-exclusions';
import { LIST_STATES } from './states-of-lists';

/** Every state that a reader may meet. */
export const STATES: readonly State[] = [...LIST_STATES, ...EXCLUSION_STATES];
