/** Who an instance is: its name wherever its id stands, found, grouped by, taken along, and where it is from. */
import { readFileSync } from 'node:fs';
import { example, expect, recorded, test, weekly } from './fixtures';

const web = `${recorded.runs}/0-Hc7pQ2aV/0-b8GdLw2R/0-jV27YxWb`;

test('from a run’s exclusions: one cause, not 37; by name; and taken along with it', async ({ visit }) => {
  const page = await visit(`${weekly}/exclusions`);
  const panel = page.getByRole('dialog');
  const agentless = panel.getByRole('region', { name: 'Agent not found' });
  await expect(agentless.getByText('web-prod-044')).toBeVisible();

  await test.step('by Auto Scaling group: how many of how many', async () => {
    await panel.getByLabel('Group by').selectOption('Auto Scaling group');
    await expect(page).toHaveURL(/group=asg/);
    const group = panel.getByRole('region', { name: 'web-prod' });
    await expect(group).toContainText('115 checks · 37 exclusions · 37 of 56 instances');
  });

  await test.step('by a tag: of all instances of the run, too', async () => {
    await panel.getByLabel('Group by').selectOption('Tag Role');
    await expect(page).toHaveURL(/group=tag%3ARole/);
    await expect(panel.getByRole('region', { name: 'web' })).toContainText('37 of 56 instances');
    await page.reload();
    await expect(panel.getByRole('region', { name: 'web' })).toContainText('37 of 56 instances');
  });

  await test.step('found by its name', async () => {
    await panel.getByLabel('Group by').selectOption('Type');
    await expect(agentless).toBeVisible();
    await panel.getByLabel('Find in exclusions').fill('web-prod-044');
    await expect(panel.getByText('1 of 37')).toBeVisible();
    await expect(agentless.getByRole('link', { name: 'i-005b1bc4555772864' })).toBeVisible();
  });

  await test.step('and taken along', async () => {
    await panel.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain('"i-005b1bc4555772864","no","web-prod-044",');
  });
});

test('in the grid, in changes and among instances, by the same name', async ({ visit }) => {
  const page = await visit(`${weekly}/grid`);
  const ofGrid = page.getByRole('row').filter({ hasText: 'i-005b1bc4555772864' });
  await expect(ofGrid.getByRole('rowheader')).toContainText('web-prod-044');
  await page.goto(`${weekly}/changes`);
  await expect(page.getByText(/^web-prod-\d+$/).first()).toBeVisible();
  await page.goto(`/${example.region}/${example.account}/instances`);
  await page.getByLabel('Find an instance').fill('web-prod-044');
  await expect(page.getByText('1 of 513 instances')).toBeVisible();
  await expect(page.getByRole('rowheader')).toContainText('i-005b1bc4555772864');
});

test('of recorded data: what was saved beside it, where each thing is from, and ids alone where nothing is known', async ({
  visit,
}) => {
  const page = await visit(`${web}/exclusions?view=page&expand=all`);
  const unknown = page.getByRole('listitem').filter({ hasText: 'i-05d63b2c2cd80e506' });
  await expect(page.getByText('web-3', { exact: true })).toBeVisible();
  await expect(unknown).toHaveText('i-05d63b2c2cd80e506');

  await test.step('a group whose size nobody knows has no "of"', async () => {
    await page.goto(`${web}/exclusions?view=page&group=asg`);
    await expect(page.getByRole('region', { name: 'acme-web' })).toContainText('2 exclusions · 2 instances');
    await expect(page.getByRole('region', { name: 'No Auto Scaling group is known' })).toContainText('web-5');
  });

  await test.step('its own page names the sources', async () => {
    await page.getByRole('link', { name: 'i-08b9d4f1e6c2a7305' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Instance i-08b9d4f1e6c2a7305 · web-1' }),
    ).toBeVisible();
    await expect(page.getByText('web-1.acme.example · Auto Scaling group acme-web')).toBeVisible();
    const who = page.getByRole('region', { name: 'Who this is' });
    await expect(who).toContainText('Saved answer of EC2: describe-instances.json, SHA-256');
    await expect(who).toContainText('Agents of the assessment target: arn:aws:inspector:eu-west-1');
    await expect(who.getByRole('link', { name: /0-jV27YxWb$/ })).toBeVisible();
    await expect(who.getByText('tier = web')).toBeVisible();
  });
});

test('which Auto Scaling group is worst: from the overview, and among the instances', async ({ visit }) => {
  const page = await visit(`/${example.region}/${example.account}/overview`);
  const look = page.getByRole('region', { name: 'Auto Scaling groups that need a look' });
  await look.getByRole('link').first().click();
  await expect(page).toHaveURL(/group=asg&in=%3D/);
  await expect(page.getByRole('button', { name: /^Only .* · Show all groups$/ })).toBeVisible();
  const shown = page.getByText(/^[\d,]+ of 513 instances$/);
  await expect(shown).toBeVisible();

  await page.getByRole('button', { name: /Show all groups$/ }).click();
  const groups = page.getByRole('table', { name: 'By Auto Scaling group' });
  await expect(groups.getByRole('row').last()).toContainText('No Auto Scaling group is known');
  await page.getByLabel('Group by').selectOption('Tag Role');
  await expect(page.getByRole('table', { name: 'By Tag Role' })).toBeVisible();
});

test('in the grid the rows of a group stand together, below what it lacks', async ({ visit }) => {
  const page = await visit(`${weekly}/grid`);
  await page.getByLabel('Group by').selectOption('Auto Scaling group');
  await expect(page).toHaveURL(/group=asg/);
  const first = page.getByRole('grid').getByRole('row').nth(1);
  await expect(first).toHaveText('web-prod: 37 of 56 instances not fully checked');
});
