import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { example, expect, recorded, test } from './fixtures';

const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions`;
const RUN = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs';

const FILE = 'exclusions.example-prod-123456789012.web-prod-weekly-2026-05-09.0-5PsFUbfs';

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function exported(page: Page, item: string): Promise<Download> {
  const download = page.waitForEvent('download');
  await choose(page, item);
  return download;
}

test('a run’s exclusions can be taken along, printed, and asked for with the AWS CLI', async ({
  visit,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await visit(weekly);
  const panel = page.getByRole('dialog', { name: /2026-05-09/ });
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();

  const csv = await exported(page, 'Download CSV');
  expect(csv.suggestedFilename()).toBe(`${FILE}.csv`);
  const lines = (await textOf(csv)).split('\r\n');
  expect(lines).toHaveLength(1 + 37 + 1);
  expect(lines[0]).toContain('"account","region","run","run_arn","status","started_utc"');
  expect(lines[1]).toContain(
    `"123456789012","us-west-2","web-prod weekly 2026-05-09","${RUN}","Completed","2026-`,
  );
  expect(lines[1]).toContain('"simulated","none","37 of 37"');
  // The screen says "every rules package": the file names them, and says that it was all.
  const cells = (line = '') => line.slice(1, -1).split('","');
  const row = new Map(cells(lines[1]).map((cell, at) => [cells(lines[0])[at], cell]));
  expect(row.get('type')).toBe('Agent not found');
  expect(row.get('every_rules_package')).toBe('yes');
  expect(row.get('rules_packages')?.split('; ')).toHaveLength(4);
  expect(row.get('rules_packages')).toContain('Common Vulnerabilities and Exposures');
  expect(row.get('rules_package_arns')?.split(' ')).toHaveLength(4);
  expect(row.get('every_instance')).toBe('no');

  const json = await exported(page, 'Download JSON');
  const document = JSON.parse(await textOf(json)) as { exclusions: object; $metadata: object };
  expect(Object.keys(document.exclusions)).toHaveLength(37);
  expect(Object.keys(document.exclusions)[0]).toContain(`${RUN}/exclusion/0-`);
  expect(document.$metadata).toMatchObject({ data: 'simulated', run_arn: RUN, exported_by: 'admin' });
  // As `jq -cj '[.exclusions[]]' FILE | sha256sum` gives it.
  const rows = JSON.stringify(Object.values(document.exclusions));
  expect(document.$metadata).toMatchObject({
    rows_sha256: createHash('sha256').update(rows).digest('hex'),
  });

  await choose(page, 'Copy as Markdown');
  await expect(page.getByRole('button', { name: 'Copied as Markdown' })).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain('## Agent not found (84 checks, 21 exclusions)');
  expect(markdown).toContain(`\n- Address: <${page.url()}>\n`);
  expect(markdown).toContain('every rules package\\: Common Vulnerabilities and Exposures');
  expect(markdown.match(/^\| i-/gm)).toHaveLength(37);
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();

  await choose(page, 'Print');
  const sheet = page.getByRole('dialog', { name: 'Print preview' });
  await expect(sheet.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(sheet.locator('tbody tr')).toHaveCount(37);
  await expect(sheet.getByText('Simulated: computed by an emulator')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(sheet.getByRole('button', { name: 'Print' })).toBeHidden();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await choose(page, 'Show the AWS CLI calls');
  const calls = page.getByRole('dialog', { name: 'Calls behind this view' });
  await expect(calls.getByText(/xargs -n 100 aws inspector describe-exclusions/)).toBeVisible();
  await expect(calls.getByText(`--assessment-run-arn ${RUN}`).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(calls).toBeHidden();
  await expect(panel.getByRole('button', { name: 'Export', exact: true })).toBeFocused();
});

test('it is said where data comes from, and which systems were supported', async ({ visit }) => {
  const page = await visit(recorded.runs);
  await page.getByRole('link', { name: 'Recorded data: about this data' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'About this data' })).toBeFocused();
  const documents = page.getByRole('table', { name: 'Documents' });
  await expect(documents.getByRole('row', { name: /^describe-exclusions-2018\.json/ })).toContainText(
    /[0-9a-f]{64}/,
  );
  const origins = page.getByRole('table', { name: 'Exclusions of each run' });
  await expect(origins.getByRole('row').filter({ hasText: 'Not in this data' }).first()).toContainText('–');
  await expect(origins.getByRole('cell', { name: 'Recorded', exact: true }).first()).toBeVisible();

  await page.getByRole('link', { name: 'Supported systems' }).click();
  const table = page.getByRole('table', { name: 'Rules packages by operating system, October 2018' });
  await expect(table.getByRole('row', { name: /^Windows Server 2016 Base/ })).toContainText('Not supported');

  await page.goto('/exclusion-types/unsupported-os-version');
  await page
    .getByRole('link', { name: 'Supported systems, in this console: Unsupported OS version' })
    .click();
  await expect(page).toHaveURL('/supported-systems');
});

test('an export of saved exclusions names the documents that they rest on', async ({ visit }) => {
  const page = await visit(recorded.runs);
  await page
    .getByRole('link', { name: /^\d+ exclusions? of / })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByRole('heading', { level: 3 }).first()).toBeVisible();
  const json = await exported(page, 'Download JSON');
  const { $metadata: metadata } = JSON.parse(await textOf(json)) as {
    readonly $metadata: { readonly sources: readonly { readonly name: string; readonly sha256: string }[] };
  };
  expect(metadata.sources.length).toBeGreaterThan(0);
  for (const { name, sha256 } of metadata.sources) {
    const saved = readFileSync(`accounts/recorded-example/${name}`);
    expect(createHash('sha256').update(saved).digest('hex')).toBe(sha256);
  }
  const csv = await textOf(await exported(page, 'Download CSV'));
  expect(csv).toContain(`${metadata.sources[0]?.name} (${metadata.sources[0]?.sha256})`);
});

for (const address of [weekly, `${weekly}?view=page`])
  test(`the print preview has the keys to itself, also without the focus: ${address}`, async ({ visit }) => {
    const page = await visit(address);
    await expect(page.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
    const place = page.url();

    await choose(page, 'Print');
    const sheet = page.getByRole('dialog', { name: 'Print preview' });
    await sheet.getByText('Simulated: computed by an emulator').click();
    await expect(page.locator('body')).toBeFocused();
    // Single keys, the palette, and the list of keys.
    for (const key of ['g', 't', 'Control+k', '?']) await page.keyboard.press(key);
    await expect(sheet).toBeVisible();
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    expect(page.url()).toBe(place);

    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
    expect(page.url()).toBe(place);
  });

test('the figures of a view can be taken along, with what they rest on and a checksum', async ({
  visit,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await visit(`/${recorded.region}/${recorded.account}/overview`);
  await expect(page.getByRole('table', { name: 'What would mend most' })).toBeVisible();
  // It comes with the names of instances.
  await expect(page.getByRole('table', { name: 'Auto Scaling groups that need a look' })).toBeVisible();
  const json = await exported(page, 'Download JSON');
  expect(json.suggestedFilename()).toMatch(
    /^overview\.acme-audit-210987654321\.eu-west-1\.\d{4}-\d\d-\d\d\.json$/,
  );
  const view = JSON.parse(await textOf(json)) as Readonly<Record<string, string>> & {
    readonly tables: readonly { readonly name: string; readonly rows: readonly Record<string, unknown>[] }[];
  };
  expect(view['exported_by']).toBe('admin');
  expect(view['program']).toMatch(/^inspector-exclusions-console \d+\.\d+\.\d+$/);
  expect(view['data']).toContain('Recorded');
  expect(view['remarks']).toMatch(
    /^8 runs\. Of at least 42 checks in scope .* 11 instances of 11 were never fully checked, as far as is known\b.*1 run whose exclusions are not in this data/,
  );
  expect(view['rows_sha256']).toMatch(/^[0-9a-f]{64}$/);
  expect(view.tables.map(({ name }) => name)).toEqual([
    'What would mend most',
    'Reasons',
    'Auto Scaling groups that need a look',
    'Runs that need a look',
    'Templates that need a look',
    'Month by month',
    'Documents',
  ]);
  expect(view.tables[0]?.rows[0]).toMatchObject({ Action: 'Install the agent on 5 instances', Instances: 5 });
  // The account’s folder has 24 documents and its users.
  expect(view.tables[6]?.rows).toHaveLength(25);
  expect(view.tables[6]?.rows[0]?.['SHA-256']).toMatch(/^[0-9a-f]{64}$/);

  await page.goto(`/${recorded.region}/${recorded.account}/instances?reason=agent-not-found`);
  await expect(page.getByText('5 of 11 instances')).toBeVisible();
  const csv = await exported(page, 'Download CSV');
  expect(csv.suggestedFilename()).toMatch(/^instances\.acme-audit-210987654321\.eu-west-1\.[\d-]{10}\.csv$/);
  const lines = (await textOf(csv)).split('\r\n');
  expect(lines).toHaveLength(1 + 5 + 1);
  expect(lines[0]).toMatch(
    /^"Instance","Name","Host name","Auto Scaling group","Mainly because of","Amazon Inspector today",.*"Not fully checked",.*"rows_sha256"$/,
  );
  expect(lines[1]).toContain('5 of 11 instances');
  await choose(page, 'Copy as Markdown');
  await expect(page.getByText('Copied as Markdown')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^# Instances\n\n- Account: acme/,
  );

  await page.goto(`${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/grid`);
  await expect(page.getByText('of checks not completed')).toBeVisible();
  const grid = await exported(page, 'Download CSV');
  const [head = '', first = ''] = (await textOf(grid)).split('\r\n');
  expect(head).toMatch(
    /^"Instance","Name","Host name","Auto Scaling group","Common Vulnerabilities and Exposures/,
  );
  expect(first).toMatch(/^"i-[0-9a-f]+","web-prod-\d+","/);

  await page.goto(`${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/changes`);
  await expect(page.getByText(/^New \(\d+\)$/)).toBeVisible();
  const changes = await exported(page, 'Download CSV');
  expect((await textOf(changes)).split('\r\n')[0]).toMatch(/^"Change","Type","Instances","Rules packages"/);
});

test('lists are taken along as they are shown, with how much of the list that is', async ({ visit }) => {
  const page = await visit(`${example.runs}?name=web-prod+weekly+2023-11-18`);
  await expect(page.getByText('19, perhaps not all: the run failed')).toBeVisible();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const menu = page.getByRole('menu', { name: 'Export' });
  await expect(menu).toContainText('Assessment runs: 1 row');
  await expect(menu).toContainText('Filtered. All rows.');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download CSV' }).click();
  const [header = '', row = ''] = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  expect(header).toContain('"Name","Exclusions","Status","Template","Target","Start (UTC)"');
  expect(row).toContain(
    '"web-prod weekly 2023-11-18","19, perhaps not all: the run failed","Failed","web-prod-weekly"',
  );

  await page.goto(example.templates);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(menu).toContainText(/Assessment templates: \d+ rows/);
  await page.keyboard.press('Escape');

  await page.goto(`${example.templates}/0-0kFIPusq/0-4r1V2mAw`);
  await expect(page.getByRole('link', { name: 'web-prod weekly 2026-05-09', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(menu).toContainText('Assessment runs: 10 rows');
});
