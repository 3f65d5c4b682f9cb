import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Principal, Services } from './operation';
import { openPage, pageOfSorted } from './paging';

const services = { store: { accountId: '111122223333', tokenKey: 'secret' }, pageCap: 100 } as Services;
const principal: Principal = { accountId: '111122223333', region: 'us-west-2', arn: 'arn', allow: [] };
const open = (input: object, more: Partial<Principal> = {}, operation = 'ListThings') =>
  openPage<unknown>(services, { ...principal, ...more }, operation, input);
const invalid = expect.objectContaining({
  code: 'InvalidInputException',
  members: { errorCode: 'INVALID_PAGINATION_TOKEN', canRetry: false },
});

test('a page is as long as asked for, and no longer than the answer may be', () => {
  expect(open({}).limit).toBe(10);
  expect(open({ maxResults: 7 }).limit).toBe(7);
  expect(open({ maxResults: 500 }).limit).toBe(100);
  expect(openPage({ ...services, pageCap: 500 }, principal, 'X', { maxResults: 500 }).limit).toBe(500);
  expect(openPage(services, principal, 'X', {}, { usual: 100, most: 50 }).limit).toBe(50);
});

test('a token brings back the position that it was made of, whatever the size of the page', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 500 }), (position, maxResults) => {
      const { nextToken } = open({ filter: 'x' }).next(position);
      expect(open({ filter: 'x', nextToken, maxResults }).after).toEqual(
        JSON.parse(JSON.stringify(position)),
      );
    }),
  );
  expect(open({}).next(undefined)).toEqual({});
});

test('a token begins with a letter: the AWS CLI takes what begins with a hyphen for an option', () => {
  for (let position = 0; position < 500; position += 1)
    expect(open({}).next(position).nextToken).toMatch(/^[a-z][\w-]{20,}$/);
});

test("a token of a list's place is well within the model's 300 characters", () => {
  const { nextToken = '' } = open({}).next({ at: Number.MAX_SAFE_INTEGER, row: Number.MAX_SAFE_INTEGER });
  expect(nextToken.length).toBeLessThan(150);
});

test('a token is refused for other parameters, another operation, region or account', () => {
  const { nextToken } = open({ filter: 'x' }).next(5);
  expect(() => open({ filter: 'y', nextToken })).toThrow(invalid);
  expect(() => open({ filter: 'x', nextToken }, {}, 'ListOthers')).toThrow(invalid);
  expect(() => open({ filter: 'x', nextToken }, { region: 'eu-west-1' })).toThrow(invalid);
  const other = { ...services, store: { accountId: '444455556666', tokenKey: 'secret' } } as Services;
  expect(() => openPage(other, principal, 'ListThings', { filter: 'x', nextToken } as object)).toThrow(
    invalid,
  );
});

test('an altered token and any other text are refused', () => {
  const { nextToken = '' } = open({}).next({ at: 1, row: 2 });
  fc.assert(
    fc.property(fc.nat(nextToken.length - 1), fc.constantFrom('A', 'a', '0', '_', '-'), (at, sign) => {
      fc.pre(nextToken[at] !== sign);
      const altered = nextToken.slice(0, at) + sign + nextToken.slice(at + 1);
      expect(() => open({ nextToken: altered })).toThrow(invalid);
    }),
  );
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300 }), (text) => {
      expect(() => open({ nextToken: text })).toThrow(invalid);
    }),
  );
});

test('a walk over items at hand sees each that stays exactly once, while others come and go', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(999), { maxLength: 30 }),
      fc.array(fc.tuple(fc.boolean(), fc.nat(999)), { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      (start, changes, maxResults) => {
        const held = new Set(start);
        const untouched = new Set(start);
        const seen: number[] = [];
        const rest = [...changes];
        let nextToken: string | undefined;
        do {
          const input = { maxResults, ...(nextToken !== undefined && { nextToken }) };
          const page = openPage<string>(services, principal, 'X', input);
          const { items, next } = pageOfSorted([...held], (n) => String(n).padStart(3, '0'), page);
          seen.push(...items);
          ({ nextToken } = next);
          const [change] = rest.splice(0, 1);
          if (change) {
            untouched.delete(change[1]);
            if (change[0]) held.add(change[1]);
            else held.delete(change[1]);
          }
        } while (nextToken !== undefined);
        expect(new Set(seen).size).toBe(seen.length);
        expect([...untouched].every((n) => seen.includes(n))).toBe(true);
      },
    ),
  );
});
