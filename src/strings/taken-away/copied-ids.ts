import { number, plural } from '../numbers';

const idsOf = (count: number): string =>
  plural(count, { one: '1 instance ID', other: (n) => `${n} instance IDs` });

/** Texts of the menu that copies the ids of a list of instances. */
export const copyIds = {
  menu: 'Copy instance IDs',
  forms: { lines: 'One per line', commas: 'With commas', json: 'As a JSON list' },
  /**
   * How many of how many, and whether something is left out: a filter, or what is not loaded.
   *
   * @param of how many there are without the filter; undefined where only the view around the list knows whether there is one
   */
  extent: (
    count: number,
    of: number | undefined,
    { filtered, partial, chosen }: Readonly<Record<'filtered' | 'partial' | 'chosen', boolean>>,
  ) => {
    const some = of !== undefined && of > count ? `${number(count)} of ${idsOf(of)}` : idsOf(count);
    const parts = [
      ...(chosen ? ['selected'] : filtered ? ['filtered'] : []),
      ...(partial ? ['only of what is loaded so far'] : []),
    ];
    return [some, ...(parts.length > 0 ? parts : ['all of this list'])].join(', ');
  },
  copied: (extent: string, form: 'lines' | 'commas' | 'json') =>
    `Copied ${extent}${{ lines: ' (one per line)', commas: ' (with commas)', json: ' (JSON)' }[form]}`,
} as const;
