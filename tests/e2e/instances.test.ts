/** Who an instance is: its name wherever its id stands, found, grouped by, taken along, and where it is from. */
import { readFileSync } from 'node:fs';
import { example, expect, recorded, template, test, weekly } from './fixtures';

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

test('the columns of instances are widened, moved and left out, and stay; what is taken along has all of them', async ({
  visit,
}) => {
  const page = await visit(`/${example.region}/${example.account}/instances`);
  const headers = page.getByRole('table', { name: 'Instances' }).getByRole('columnheader');
  const mainly = page.getByRole('columnheader', { name: 'Mainly because of' });
  const widthOf = async () => Math.round((await mainly.boundingBox())?.width ?? 0);
  const edge = page.getByRole('separator', { name: 'Width of Mainly because of' });
  await expect(mainly).toBeVisible();
  const usual = await widthOf();

  await test.step('by keys and by pointer', async () => {
    await mainly.hover();
    await edge.press('ArrowRight');
    await expect.poll(widthOf).toBe(usual + 16);
    const place = await edge.boundingBox();
    if (!place) throw new Error('The edge is not seen.');
    await page.mouse.move(place.x + place.width / 2, place.y + 10);
    await page.mouse.down();
    await page.mouse.move(place.x + place.width / 2 - 76, place.y + 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(widthOf).toBe(usual - 60);
    await page.reload();
    await expect.poll(widthOf).toBe(usual - 60);
  });

  await test.step('in their dialog', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    const left = page.getByRole('button', { name: 'Move Last run left' });
    for (let step = 0; step < 6; step += 1) await left.press('Enter');
    await page.getByRole('checkbox', { name: 'Not known' }).uncheck();
    await page.getByRole('radio', { name: '25', exact: true }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(headers.nth(2)).toHaveText(/^Last run/);
    await expect(page.getByRole('columnheader', { name: 'Not known' })).toHaveCount(0);
    await page.reload();
    await expect(headers.nth(2)).toHaveText(/^Last run/);
    await expect(page.getByRole('button', { name: 'Show 25 more' })).toBeVisible();
  });

  await test.step('taken along, none is missing', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain('"Not known"');
  });

  await test.step('and back to what it was', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Reset to default' }).click();
    await expect(headers.nth(2)).toHaveText('Mainly because of');
    await expect.poll(widthOf).toBe(usual);
  });
});

test('so are those of a template’s runs', async ({ visit }) => {
  const page = await visit(template);
  const status = page.getByRole('columnheader', { name: 'Status' });
  const widthOf = async () => Math.round((await status.boundingBox())?.width ?? 0);
  await status.hover();
  await page.getByRole('separator', { name: 'Width of Status' }).press('ArrowLeft');
  await expect.poll(widthOf).toBe(184);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Duration' }).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Duration' })).toHaveCount(0);
  await page.reload();
  await expect.poll(widthOf).toBe(184);
  await expect(page.getByRole('columnheader', { name: 'Duration' })).toHaveCount(0);
});
