/** Recorded accounts of which little was saved: what is not known is never shown as nothing. */
import { expect, row, test } from './fixtures';
import { named, silent, writeNamedAccount, writeSilentAccount } from '../support/sparse-accounts';
import { inPart, writeAccountsInPart } from '../support/accounts-in-part';
import { startEmulator } from '../support/emulator-process';

test('templates that are known by their ARNs only are rows, to be sorted, filtered, opened and previewed', async ({
  page,
  signIn,
}) => {
  const account = writeNamedAccount();
  const emulator = await startEmulator('--account', account.folder);
  const all = [...named.listed, named.ofExclusions].toSorted();
  try {
    await page.goto(emulator.origin + named.templates);
    await signIn(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assessment templates (3)');
    const names = page.getByRole('table', { name: 'Assessment templates' }).getByRole('rowheader');
    await expect(names).toHaveCount(3);
    expect((await names.allInnerTexts()).toSorted()).toEqual(all.map((id) => `${id} known by its ID only`));
    await expect(page.getByText('No assessment templates')).toBeHidden();
    await expect(page.getByRole('alert')).toBeHidden();
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await expect(names).toHaveCount(3);
    await page.goto(`${emulator.origin}${named.templates}?target=${named.target}`);
    await expect(names).toHaveCount(3);

    await test.step('the details say why, and offer the preview', async () => {
      const [, previewed] = named.listed;
      await page.getByRole('button', { name: `Show details of ${previewed}` }).click();
      await expect(page.getByText(/^This template is named in the data, but was not saved/)).toBeVisible();
      await expect(page.getByText(new RegExp(`template/${previewed}$`))).toBeVisible();
      await page.getByRole('button', { name: /^Preview exclusions/ }).click();
      const panel = page.getByRole('dialog');
      await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
      // Also where the template is asked for before the preview, and found missing.
      await page.reload();
      await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
      await expect(panel.getByText('This template is not in this data')).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: /^Preview exclusions/ })).toBeFocused();
    });

    await test.step('its name leads to its page, which has its runs', async () => {
      await page.getByRole('link', { name: named.ofExclusions, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(named.ofExclusions);
      await expect(page.getByText(/^This template is named in the data, but was not saved/)).toBeVisible();
      await expect(row(page, named.run)).toContainText('Run details were not saved');
      await expect(page.getByRole('alert')).toBeHidden();
    });

    await test.step('a template that nothing names is not there', async () => {
      await page.goto(`${emulator.origin}${named.templates}/${named.target}/0-Nowhere1`);
      await expect(page.getByRole('alert')).toContainText('This template is not in this data');
    });

    await test.step('an instance that its run names is found', async () => {
      await page.goto(emulator.origin + named.instance);
      await expect(row(page, named.run)).toContainText('Agent not found');
      await expect(page.getByText(/^1 run is not in this data itself/)).toBeVisible();
    });
  } finally {
    await emulator.stop();
    account.remove();
  }
});

test('an empty list says that it is empty, and what speaks against it; nothing is called checked', async ({
  page,
  context,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const account = writeSilentAccount();
  const emulator = await startEmulator('--account', account.folder);
  const open = (address: string) => page.goto(emulator.origin + address);
  const panel = page.getByRole('dialog');
  const asked: string[] = [];
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target'] ?? '';
    if (target.endsWith('.DescribeEvidence')) asked.push(target);
  });
  try {
    await open(silent.runs);
    await signIn(page);

    await test.step('the list counts what is known to be empty, and nothing else', async () => {
      await expect(row(page, 'doubtful').getByRole('cell').filter({ hasText: /^0$/ })).toBeVisible();
      await expect(row(page, 'sound').getByRole('cell').filter({ hasText: /^0$/ })).toBeVisible();
      await expect(row(page, 'failed')).toContainText('Run did not complete');
      expect(asked).toEqual([]);
    });

    await test.step('a run that much speaks against', async () => {
      await open(`${silent.doubtful}/exclusions`);
      await expect(panel.getByRole('heading', { name: 'No exclusion is listed' })).toBeVisible();
      await expect(panel.getByText('The list of this run’s exclusions is empty.')).toBeVisible();
      await expect(panel.getByRole('listitem').filter({ hasText: /agents|errors|no data/ })).toHaveText([
        'The run completed with errors.',
        'The run collected no data.',
        '5 of 5 agents were unhealthy when this was saved.',
      ]);
      expect(asked).toHaveLength(1);
    });

    await test.step('its export says the same', async () => {
      await panel.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click();
      await expect(panel.getByRole('button', { name: 'Copied as Markdown' })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.replaceAll('\\', '')).toContain(
        '- Remarks: The list of this run’s exclusions is empty. The run completed with errors. The run collected no data. 5 of 5 agents were unhealthy when this was saved.',
      );
    });

    await test.step('its grid calls no check checked, and gives no share', async () => {
      await open(`${silent.doubtful}/grid`);
      const cells = page.getByRole('grid').getByRole('gridcell');
      await expect(cells).toHaveText(Array.from({ length: 20 }, () => 'No exclusion listed'));
      await expect(page.getByLabel('Checks of this run').getByText(/^20$/)).toHaveCount(2);
      await expect(page.getByText('of checks not completed')).toBeHidden();
      await expect(page.getByText(/No share is given: of some checks/)).toBeVisible();
    });

    await test.step('a run that nothing speaks against is no more than that', async () => {
      await open(`${silent.sound}/exclusions`);
      await expect(panel.getByText('The list of this run’s exclusions is empty.')).toBeVisible();
      await expect(panel.getByText(/agents were|with errors|no data/)).toBeHidden();
      await open(`${silent.sound}/grid`);
      await expect(page.getByRole('grid').getByRole('gridcell').first()).toHaveText('No exclusion listed');
    });

    await test.step('a saved preview tells of the day that it was saved', async () => {
      await open(silent.preview);
      await expect(panel.getByText('The saved preview lists no exclusions.')).toBeVisible();
      await expect(panel.getByText(/^When .* is not known\.$/)).toBeVisible();
    });

    await test.step('what was not saved beside its template has not failed to load', async () => {
      await open(silent.template);
      await expect(page.locator('dt', { hasText: 'Target’s tags' }).locator('+ dd')).toHaveText(
        'Not in this data',
      );
      await expect(page.getByText('Could not be loaded')).toHaveCount(0);
    });

    await test.step('of the runs that its template says it had, those that were not saved are missed', async () => {
      await expect(page.locator('dt', { hasText: /^Runs$/ }).locator('+ dd')).toHaveText(
        '11 · Not in this data: at least 8 of them',
      );
      await expect(
        page.getByText('3 in this data; what more there may have been was not saved'),
      ).toBeVisible();
      await expect(page.getByText('Not in this data: at least 8 more', { exact: true })).toBeVisible();
      await open(silent.history);
      await expect(
        page
          .getByRole('main')
          .getByText('The latest 3 of 3 runs in this data; at least 8 more are not in it'),
      ).toBeVisible();
    });

    await test.step('what the data is told from says the same of each run', async () => {
      await open(silent.about);
      const table = page.getByRole('table', { name: 'Exclusions of each run' });
      const runRow = (name: string) => table.getByRole('row').filter({ hasText: name });
      await expect(runRow('doubtful').getByRole('cell').nth(1)).toHaveText('0');
      await expect(runRow('failed').getByRole('cell').nth(1)).toHaveText('Run did not complete');
      await expect(runRow('sound').getByRole('cell').last()).toHaveText('not known');
    });
  } finally {
    await emulator.stop();
    account.remove();
  }
});

test('a list that is known to be a part never says that it is all', async ({ page, signIn }) => {
  const {
    folders: [folder = ''],
    remove,
  } = writeAccountsInPart();
  const emulator = await startEmulator('--account', folder);
  const at = (address: string): string => `${emulator.origin}/us-west-2/${inPart.part}/${address}`;
  const heading = page.getByRole('heading', { level: 1 });
  const end = page.getByText('2 in this data; what more there may have been was not saved');
  try {
    await page.goto(at('runs'));
    await signIn(page);
    await expect(end).toBeVisible();
    await expect(heading).toHaveText('Assessment runs (2+)');
    await expect(page.getByRole('button', { name: 'Load more runs' })).toBeHidden();
    await expect(page.getByRole('alert')).toBeHidden();

    await page.goto(at('runs?name=nothing'));
    await expect(
      page.getByText('None of those in this data fits. What more there may have been was not saved.'),
    ).toBeVisible();
    await expect(heading).toHaveText('Assessment runs (0+)');

    await page.goto(at('templates'));
    await expect(heading).toHaveText('Assessment templates (2+)');
    await expect(end).toBeVisible();

    const [cut = '', other = ''] = inPart.templates.map((arn) => arn.split('/').slice(1).join('/'));
    await page.goto(at(`templates/${other.replace('/template', '')}`));
    await expect(page.getByText('None was saved. This is not the same as no runs.')).toBeVisible();
    await page.goto(at(`templates/${cut.replace('/template', '')}`));
    await expect(end).toBeVisible();
  } finally {
    await emulator.stop();
    remove();
  }
});
