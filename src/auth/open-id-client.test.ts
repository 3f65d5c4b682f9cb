import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReturnTarget } from './open-id-client';

describe('the return target', () => {
  test.each([
    '/',
    '/us-east-1/123456789012/runs?status=COMPLETED&sort=-name',
    '/us-east-1/123456789012/templates/0-aaaaaaaa/0-bbbbbbbb/preview?token=x#y',
    '/open?q=arn%3Aaws%3Ainspector',
    '/us-east-1/12/mistyped',
  ])('%s is a place of the console', (target) => {
    expect(parseReturnTarget(target)).toBe(target);
  });

  test.each([
    ['another site', 'https://example.com/'],
    ['another site without its scheme', '//example.com/runs'],
    ['another site with a backslash', '/\\example.com'],
    ['another site behind a tab', '/\t/example.com'],
    ['another site behind dots', '/.//example.com'],
    ['another site behind a step up', '/x/..//example.com'],
    ['a script', 'javascript:alert(1)'],
    ['the sign-in itself', '/callback?code=x&state=y'],
    ['the sign-in itself in a roundabout way', '/a/../callback?code=x'],
    ['the signed-out page', '/signed-out'],
    ['a relative path', 'runs'],
    ['nothing', undefined],
    ['something else', ['/runs']],
  ])('%s is the first page', (_, target) => {
    expect(parseReturnTarget(target)).toBe('/');
  });

  test('is kept as long as the console and browsers make addresses, and no longer', () => {
    const run = '/us-east-1/123456789012/runs/0-aaaaaaaa/0-bbbbbbbb/0-cccccccc/exclusions';
    // 200 open groups with the longest keys that there are.
    const open = Array.from({ length: 200 }, (_, index) => `&item=${'%E2%9F%A8'.repeat(199)}${index}`).join(
      '',
    );
    expect(parseReturnTarget(`${run}?group=package${open}`)).toBe(`${run}?group=package${open}`);
    expect(parseReturnTarget(`/${'a'.repeat(1_048_575)}`)).toHaveLength(1_048_576);
    expect(parseReturnTarget(`/${'a'.repeat(1_048_576)}`)).toBe('/');
  });

  test('is always a path of this origin, whatever is given, and reading it again changes nothing', () => {
    const pieces = fc.array(
      fc.constantFrom('/', '\\', '.', '..', ':', '@', '\t', '\n', 'a', '?', '#', '%2f'),
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      pieces.map((list) => list.join('')),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          texts,
          texts.map((text) => `/${text}`),
          fc.anything(),
        ),
        (value) => {
          const target = parseReturnTarget(value);
          expect(target).toMatch(/^\/(?![/\\])/);
          expect(new URL(target, 'https://console.example').origin).toBe('https://console.example');
          expect(parseReturnTarget(target)).toBe(target);
        },
      ),
      { numRuns: 300 },
    );
  });
});
