import { expectNothing } from './page-audits';
import { example, expect, PAGES, test } from './fixtures';

// In two halves, for two workers.
for (const half of [0, 1])
  test(`axe finds nothing on any page, in either scheme (${half + 1} of 2)`, async ({ visit }) => {
    test.setTimeout(600_000);
    const page = await visit(example.templates);
    for (const [name, address, ready] of PAGES.filter((_, index) => index % 2 === half)) {
      await page.goto(address);
      await expect(page.getByText(ready).first(), name).toBeVisible();
      await expectNothing(page, name);
    }
  });
