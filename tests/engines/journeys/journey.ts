import type { EnginePage } from '../driver/page';

/** What a reader comes for, the same in every engine: it begins with an empty page, and ends without a complaint. */
export interface Journey {
  readonly name: string;
  /** It is gone in `npm test` too, and not in `npm run test:long` alone. */
  readonly quick?: true;
  readonly go: (page: EnginePage) => Promise<void>;
}

export const exclusionsLink = '37 exclusions of web-prod weekly 2026-05-09';
export const panelName = 'Exclusions · web-prod weekly 2026-05-09';

/** Opens an address of the console as a signed-in reader. */
export async function visit(page: EnginePage, address: string): Promise<void> {
  await page.goto(address);
  await page.signIn();
}
