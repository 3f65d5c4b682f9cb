/** Addresses that were made to be read backwards, or as nothing: what of them is shown names each such character. */
import { unseenCharacters } from '../support/hostile-texts';
import { example, expect, test } from './fixtures';

/** What an address can hold; a half pair cannot be written in one. Twenty at a time, between letters. */
const characters = unseenCharacters.filter((each) => !/\p{Cs}/u.test(each));
const texts = Array.from({ length: Math.ceil(characters.length / 20) }, (_, index) =>
  characters.slice(index * 20, index * 20 + 20).join('x'),
);

const { account, region } = example;
const runOf = '0-aaaaaaaa/0-bbbbbbbb';

/** Every part of an address that is text from outside. */
const ADDRESSES: readonly ((text: string) => string)[] = [
  (text) => `/${text}/${account}/runs`,
  (text) => `/${region}/${text}/templates`,
  (text) => `/${region}/${account}/runs/${text}/0-bbbbbbbb/0-cccccccc`,
  (text) => `/${region}/${account}/runs/0-aaaaaaaa/${text}/0-cccccccc/exclusions`,
  (text) => `/${region}/${account}/runs/${runOf}/${text}/grid`,
  (text) => `/${region}/${account}/templates/0-aaaaaaaa/${text}/history`,
  (text) => `/${region}/${account}/instances/${text}`,
  (text) => `/exclusion-types/${text}`,
  (text) => `/nowhere/${text}`,
  (text) => `/open?q=${text}`,
  (text) => `/${region}/${account}/runs?name=${text}`,
  (text) => `/${region}/${account}/templates?name=${text}`,
  (text) => `/${region}/${account}/runs?reason=${text}`,
  (text) => `/${region}/${account}/instances?find=${text}`,
  (text) => `/${region}/${account}/instances?reason=${text}`,
];

/** Every text and attribute of the document that holds a character which is not seen, and which address said it. */
function unseenIn(): readonly string[] {
  const unseen = /[\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]|[^\P{Cc}\t\n\r]/u;
  const found = [...document.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => [element.tagName, node.textContent ?? '']),
    ...[...element.attributes].map(({ name, value }) => [`${element.tagName} ${name}`, value]),
    ...(element instanceof HTMLInputElement ? [['INPUT’s value', element.value]] : []),
  ]);
  return [...found, ['the title', document.title]]
    .filter(([, text]) => unseen.test(text ?? ''))
    .map(([where, text]) => `${where}: ${JSON.stringify(text)}`);
}

test('whatever stands in an address, nothing of it is shown unseen', async ({ visit }) => {
  const page = await visit(example.runs);
  for (const address of ADDRESSES)
    for (const text of texts) {
      const to = address(encodeURIComponent(text));
      await page.evaluate((path) => {
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate', { state: null }));
      }, to);
      // Each of them is named somewhere, in the sentence or in the filter that it is.
      const named = new RegExp(
        `⟨U\\+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
      );
      // A key is none when it has more than 200 characters then; a path that no route has is shown as it is written.
      if (!/[?&](?:reason|find)=|^\/nowhere/.test(to))
        await expect(page.getByText(named).first(), to).toBeVisible();
      else await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(unseenIn), to).toEqual([]);
    }
});

test('the reason that a sign-in is refused with is visible text', async ({ page, emulator }) => {
  for (const text of texts) {
    await page.goto(
      `${emulator.origin}/callback?state=s&error=access_denied&error_description=${encodeURIComponent(text)}`,
    );
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The sign-in did not succeed');
    expect(await page.evaluate(unseenIn)).toEqual([]);
  }
});

test('a link of several thousand characters is kept through the sign-in', async ({
  page,
  emulator,
  signIn,
}) => {
  const items = Array.from({ length: 60 }, (_, index) => `&item=${'%E2%9F%A8'.repeat(12)}${index}`).join('');
  const link = `${example.runs}?from=2026-05-01&sort=-name${items}`;
  expect(link.length).toBeGreaterThan(6000);
  await page.goto(emulator.origin + link);
  await signIn(page);
  await expect(page).toHaveURL(emulator.origin + link);
});
