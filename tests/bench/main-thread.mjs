/** What the main thread of a page works, by its own clock: other programs do not count. */

/** How long it was at work so far, in milliseconds. `Performance.enable` with the time domain `threadTicks` comes before. */
export async function workOf(devTools) {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

const threadOf = ({ pid, tid }) => `${pid} ${tid}`;

/** Does something: its result, and the longest task meanwhile, in milliseconds. */
export async function longestTask(devTools, act) {
  const events = [];
  const keep = ({ value }) => events.push(...value);
  devTools.on('Tracing.dataCollected', keep);
  await devTools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  const result = await act();
  const complete = new Promise((resolve) => devTools.once('Tracing.tracingComplete', resolve));
  await devTools.send('Tracing.end');
  await complete;
  devTools.off('Tracing.dataCollected', keep);
  const names = events.filter(({ name }) => name === 'thread_name');
  const main = new Set(names.filter(({ args }) => args.name === 'CrRendererMain').map(threadOf));
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)));
  return { result, work: Math.round(Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000) };
}
