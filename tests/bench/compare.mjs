/** Two runs of the bench, figure by figure. */

/** What a part of a report is named by: the members that say what was measured, and not how much it took. */
const NAMES = ['peer', 'name', 'size', 'delayMs'];

/**
 * Every figure of a report by its name, for example `views.runs.2500.cold deep link: first rows, ms`.
 *
 * @param report the JSON that `npm run bench` writes, or a part of it
 * @returns a map of names to numbers; what is no number is left out, and so is the machine
 */
export function figuresOf(report, prefix = '') {
  const figures = new Map();
  for (const [member, value] of Object.entries(report)) {
    if (prefix === '' && member === 'machine') continue;
    if (typeof value === 'number' && !NAMES.includes(member)) figures.set(prefix + member, value);
    if (typeof value !== 'object' || value === null) continue;
    const isPart = Array.isArray(report);
    const own = isPart ? NAMES.flatMap((name) => value[name] ?? []).join(' ') : member;
    // A list of figures of one size, such as `figures`, needs no level of its own.
    const name = member === 'figures' ? prefix : `${prefix}${own}.`;
    for (const [inner, figure] of figuresOf(value, name)) figures.set(inner, figure);
  }
  return figures;
}

/**
 * The figures that two reports both have, in the order of the later one.
 *
 * @returns `name`, `before` and `now` as measured, and `ratio`, now to before, with two digits; undefined where before was 0
 */
export function comparedFigures(earlier, report) {
  const before = figuresOf(earlier);
  return [...figuresOf(report)].flatMap(([name, now]) => {
    const was = before.get(name);
    if (was === undefined) return [];
    return { name, before: was, now, ratio: was === 0 ? undefined : Number((now / was).toFixed(2)) };
  });
}
