import { payloads } from '../support/hostile-payloads';
import { expect, test } from './fixtures';
import { walkHostileAccount } from './hostile';

test('hostile texts stay texts: every payload in every field of every view', async ({
  page,
  context,
  signIn,
}) => {
  test.setTimeout(30 * 60_000);
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
  await walkHostileAccount(page, context, signIn, { every: 1, others: true, widths: [1440, 390] });
});
