import { payloads } from '../support/hostile-payloads';
import { test } from './fixtures';
import { walkHostileAccount } from './hostile';

test('hostile texts stay texts: a sample', async ({ page, context, signIn }) => {
  // Every twentieth, and the long ones.
  const sample = [...payloads.filter((_, index) => index % 20 === 0), ...payloads.slice(-4)];
  await walkHostileAccount(page, context, signIn, {
    payloads: [...new Set(sample)],
    every: 7,
    others: false,
    widths: [390],
  });
});
