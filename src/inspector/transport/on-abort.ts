const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal aborts, over one listener for each signal: the batches of a large run wait for their
 * turn by the hundred, all on the signal of their view.
 *
 * @returns takes the callback back
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let callbacks = waiting.get(signal);
  if (!callbacks) {
    const own = new Set<() => void>();
    signal.addEventListener(
      'abort',
      () => {
        for (const each of own) each();
      },
      { once: true },
    );
    waiting.set(signal, (callbacks = own));
  }
  const held = callbacks;
  held.add(callback);
  return () => void held.delete(callback);
}
