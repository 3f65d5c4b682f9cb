import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MOST_NAME,
  MOST_VIEWS,
  namedView,
  readSavedViews,
  readViewName,
  sameNamed,
  type SavedView,
  savedViewAddress,
  VIEW_KINDS,
  viewSearch,
  viewsOf,
  withView,
  writeSavedViews,
} from './saved-views';

const here = { region: 'us-west-2', account: '123456789012' };
const other = { region: 'eu-west-1', account: '210987654321' };
const OF_TEMPLATE = '?template=0-0kFIPusq%2F0-4r1V2mAw';

const view = (name: string, search = '?status=completed', kind: SavedView['kind'] = 'runs'): SavedView => {
  const made = namedView(kind, name, search, here);
  if (!made) throw new Error('nothing to keep');
  return made;
};

describe('what of an address is a view', () => {
  test.each([
    [
      'runs',
      '?status=completed&sort=-exclusions&open=0-5PsFUbfs&find=web',
      '?sort=-exclusions&status=completed',
    ],
    ['templates', '?name=web&status=completed&sort=name', '?name=web&sort=name'],
    [
      'exclusions',
      '?group=asg&find=web&type=agent-not-found&item=web&view=page&name=x',
      '?group=asg&find=web',
    ],
    ['exclusions', '?expand=all', '?expand=all'],
    [
      'grid',
      '?show=gaps&reason=checked&reason=a&sort=-instance',
      '?show=gaps&reason=checked&reason=a&sort=-instance',
    ],
    ['instances', '?show=never&group=asg&in=%3Dweb&data=simulated', '?show=never&group=asg&in=%3Dweb'],
    ['allInstances', '?show=never&group=asg&data=simulated', '?show=never&data=simulated'],
    ['overview', '?from=2026-01-01&find=x', '?from=2026-01-01'],
    ['allAccounts', '?from=2026-01-01&data=simulated&show=never', '?from=2026-01-01&data=simulated'],
  ] as const)('of %s%s it is %s', (kind, search, kept) => {
    expect(viewSearch(kind, search)).toBe(kept);
  });

  test('a view that shows everything in the usual way is none, nor is what cannot be read', () => {
    for (const kind of VIEW_KINDS)
      expect(namedView(kind, 'all', '?open=0-5PsFUbfs&nothing=1', here)).toBeUndefined();
    expect(namedView('runs', 'bad', '?status=none&sort=hats', here)).toBeUndefined();
  });
});

describe('where a view means something', () => {
  test('a filter works in every account, one that names things by their ids in its own place alone', () => {
    const any = view('completed');
    const bound = view('of the template', OF_TEMPLATE);
    expect(any.place).toBeUndefined();
    expect(bound.place).toEqual(here);
    expect(viewsOf([bound, any], 'runs', here)).toEqual([any, bound]);
    expect(viewsOf([bound, any], 'runs', other)).toEqual([any]);
    expect(viewsOf([bound, any], 'runs', { ...here, region: 'eu-west-1' })).toEqual([any]);
    expect(viewsOf([bound, any], 'templates', here)).toEqual([]);
    expect(namedView('runs', 'nowhere', OF_TEMPLATE, undefined)).toBeUndefined();
  });

  test('they are in the order of their names', () => {
    const names = ['view 10', 'View 2', 'a'];
    expect(
      viewsOf(
        names.map((name) => view(name)),
        'runs',
        here,
      ).map(({ name }) => name),
    ).toEqual(['a', 'View 2', 'view 10']);
  });

  test('its address is that of the list, in the account that the reader is at', () => {
    const from = { here: other, pathname: '/exclusion-types', search: '?open=x' };
    expect(savedViewAddress(view('completed'), from)).toBe('/eu-west-1/210987654321/runs?status=completed');
    expect(savedViewAddress(view('bound', OF_TEMPLATE), from)).toBe(
      `/us-west-2/123456789012/runs${OF_TEMPLATE}`,
    );
    expect(savedViewAddress(view('completed'), { ...from, here: undefined })).toBeUndefined();
    expect(savedViewAddress(view('never', '?show=never', 'allInstances'), from)).toBe(
      '/accounts/instances?show=never',
    );
  });

  test('a view of exclusions is shown of the run or preview that the reader is at, and of nothing else', () => {
    const byGroup = view('by group', '?group=asg', 'exclusions');
    const at = (pathname: string, search: string) => savedViewAddress(byGroup, { here, pathname, search });
    const run = '/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs';
    expect(at(`${run}/exclusions`, '?status=completed&view=page&find=web&type=a&expand=all')).toBe(
      `${run}/exclusions?status=completed&view=page&group=asg`,
    );
    const preview = '/us-west-2/123456789012/templates/0-0kFIPusq/0-4r1V2mAw/preview';
    expect(at(preview, '?token=t')).toBe(`${preview}?token=t&group=asg`);
    for (const pathname of [run, `${run}/grid`, '/us-west-2/123456789012/runs', '/'])
      expect(at(pathname, ''), pathname).toBeUndefined();
    const gaps = view('gaps', '?show=gaps', 'grid');
    expect(savedViewAddress(gaps, { here, pathname: `${run}/grid`, search: '?reason=a' })).toBe(
      `${run}/grid?show=gaps`,
    );
    for (const pathname of [run, `${run}/exclusions`, `${run}/exclusions/grid`, '/grid'])
      expect(savedViewAddress(gaps, { here, pathname, search: '' }), pathname).toBeUndefined();
  });
});

describe('names', () => {
  test('a name is one line in which nothing is unseen', () => {
    expect(readViewName('  web \n prod ')).toBe('web prod');
    expect(readViewName('a\u202eb')).toBe('a⟨U+202E⟩b');
    expect(readViewName('<b>')).toBe('<b>');
    for (const none of ['', ' \t', 'x'.repeat(MOST_NAME + 1), '\u202e'.repeat(11)])
      expect(readViewName(none), none).toBeUndefined();
    expect(readViewName('x'.repeat(MOST_NAME))).toHaveLength(MOST_NAME);
  });

  test('two of one name are found out, where somebody could not tell them apart', () => {
    const any = view('mine');
    const bound = view('mine', OF_TEMPLATE);
    const elsewhere: SavedView = { ...bound, place: other };
    expect(sameNamed([any], bound)).toBe(any);
    expect(sameNamed([bound], any)).toBe(bound);
    expect(sameNamed([elsewhere], bound)).toBeUndefined();
    expect(sameNamed([any], any, any)).toBeUndefined();
    expect(sameNamed([any], view('mine', '?name=web', 'templates'))).toBeUndefined();
    expect(withView([bound, elsewhere, view('others')], any)).toEqual([view('others'), any]);
    expect(withView([any, elsewhere], bound)).toEqual([elsewhere, bound]);
  });
});

describe('what the browser keeps', () => {
  const kept = fc
    .uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[a-z]{1,20}$/),
        kind: fc.constantFrom('runs' as const, 'templates' as const),
        search: fc.constantFrom('?name=web', '?sort=name', OF_TEMPLATE.replace('template=', 'name=')),
      }),
      { selector: ({ name }) => name, maxLength: 20 },
    )
    .map((all) => all.map(({ name, search, kind }) => view(name, search, kind)));

  test('views survive the way through the storage', () => {
    fc.assert(
      fc.property(kept, (views) => {
        expect(readSavedViews(writeSavedViews(views))).toEqual(views);
      }),
    );
    const bound = view('of the template', OF_TEMPLATE);
    expect(readSavedViews(writeSavedViews([bound]))).toEqual([bound]);
  });

  test('whatever is kept, only views of ours come back, none twice and no more than there may be', () => {
    const entry = fc.record(
      {
        kind: fc.oneof(fc.constantFrom(...VIEW_KINDS, '__proto__', 'constructor'), fc.anything()),
        name: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.anything()),
        search: fc.oneof(
          fc.constantFrom(
            '?name=web',
            '?template=x',
            OF_TEMPLATE,
            '?find=a',
            '//evil.example',
            'javascript:alert(1)',
          ),
          fc.anything(),
        ),
        region: fc.oneof(fc.constantFrom('us-west-2', '../..'), fc.anything()),
        account: fc.oneof(fc.constantFrom('123456789012', '//evil.example'), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(entry, { maxLength: 8 }).map((all) => JSON.stringify(all) ?? ''),
    );
    fc.assert(
      fc.property(text, (any) => {
        const views = readSavedViews(any);
        expect(readSavedViews(writeSavedViews(views))).toEqual(views);
        for (const each of views) {
          expect(each.search).toBe(viewSearch(each.kind, each.search));
          const address = savedViewAddress(each, { here, pathname: '/', search: '' });
          if (address !== undefined) expect(address).toMatch(/^\/(?:[a-z0-9-]+\/\d{12}|accounts)[/?]/);
        }
      }),
    );
    const many = Array.from({ length: MOST_VIEWS + 5 }, (_, at) => view(`view ${at}`));
    expect(readSavedViews(writeSavedViews(many))).toHaveLength(MOST_VIEWS);
    expect(readSavedViews(writeSavedViews([view('a'), view('a', '?name=x')]))).toEqual([
      view('a', '?name=x'),
    ]);
  });

  test('one that names things by ids and does not say of which place is left out', () => {
    expect(readSavedViews(JSON.stringify([{ kind: 'runs', name: 'x', search: OF_TEMPLATE }]))).toEqual([]);
  });
});
