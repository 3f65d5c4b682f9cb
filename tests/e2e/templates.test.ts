import { example, expect, row, template, test } from './fixtures';

test('sign in, browse templates, preview exclusions, read a recommendation', async ({ page, signIn }) => {
  await page.goto('/');
  await signIn(page);
  await expect(page.getByRole('heading', { name: /^Assessment templates/, level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Assessment templates' }).click();
  await page.getByRole('button', { name: 'Show details of web-prod-weekly' }).click();
  await expect(page.getByRole('heading', { name: 'web-prod-weekly', level: 2 })).toBeVisible();
  await expect(
    page.getByText('arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw'),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Preview exclusions/ }).click();

  const panel = page.getByRole('dialog', { name: 'Exclusions preview · web-prod-weekly' });
  await expect(panel.getByText(/Generating/)).toBeVisible();
  await expect(page).toHaveURL(/\/preview\?.*token=[0-9a-f-]{36}/);
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  await expect(
    panel.getByText('An Amazon Inspector agent was not found on the target EC2 instance.'),
  ).toBeVisible();
  await expect(panel.getByText(/^Install or reinstall an Amazon Inspector agent/)).toBeVisible();
  const link = panel.getByRole('link', { name: /Installing Amazon Inspector Agents/ });
  await expect(link).toHaveAttribute(
    'href',
    'https://docs.aws.amazon.com/inspector/latest/userguide/inspector_installing-uninstalling-agents.html',
  );
  await expect(link).toHaveAttribute('rel', /noopener/);
  await expect(panel.getByText('101', { exact: true }).first()).toBeVisible();
});

test('a reload during a preview, and the same link in another tab, resume it', async ({ visit, context }) => {
  const page = await visit(example.templates);
  await page.getByRole('button', { name: 'Show details of legacy-all' }).click();
  await page.getByRole('button', { name: /^Preview exclusions/ }).click();
  await expect(page).toHaveURL(/token=/);
  const address = page.url();
  await page.reload();
  const panel = page.getByRole('dialog', { name: 'Exclusions preview · legacy-all' });
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Agent is already running' })).toBeVisible();
  expect(page.url()).toBe(address);

  const other = await context.newPage();
  await other.goto(address);
  await expect(
    other.getByRole('dialog').getByRole('heading', { name: 'Kernel module unavailable' }),
  ).toBeVisible();
});

test('a preview that a template’s own page opened is closed to that page; one of a link, to the list', async ({
  visit,
}) => {
  const page = await visit(template);
  const heading = page.getByRole('heading', { level: 1, name: 'web-prod-weekly' });
  const panel = page.getByRole('dialog', { name: 'Exclusions preview · web-prod-weekly' });
  await page.getByRole('button', { name: /^Preview exclusions/ }).click();
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  await panel.getByLabel('Group by').selectOption('Instance');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(template);
  await expect(heading).toBeFocused();
  // Going back opens it again, and it is not known any more from where it was opened.
  await page.goBack();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(example.templates);
});

test('a preview without exclusions says that it lists none, and no more', async ({ visit }) => {
  const page = await visit(example.templates);
  await page.getByRole('button', { name: 'Show details of web-prod-network' }).click();
  await page.getByRole('button', { name: /^Preview exclusions/ }).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'No exclusion is listed' })).toBeVisible();
  await expect(panel.getByText(/^The preview lists no exclusions\./)).toBeVisible();
});

test('the address of a preview without its token offers to make one', async ({ visit }) => {
  const page = await visit(`${example.templates}/0-ovmDqE9s/0-Haqlxu7K/preview`);
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('No preview is open here')).toBeVisible();
  await panel.getByRole('button', { name: /^Preview exclusions/ }).click();
  await expect(panel.getByRole('heading', { name: 'No instances in target' })).toBeVisible();
});

test('an auditor may read but not preview, and is told why', async ({ visit }) => {
  const page = await visit(example.templates, 'auditor');
  await page.getByRole('button', { name: 'Show details of db-monthly' }).click();
  await page.getByRole('button', { name: /^Preview exclusions/ }).click();
  await expect(page.getByText('You may not preview exclusions')).toBeVisible();
  await expect(page.getByText(/inspector:CreateExclusionsPreview/).first()).toBeVisible();
  await expect(row(page, 'db-monthly').first()).toBeVisible();
});

test('a newcomer is told what is missing', async ({ visit }) => {
  const page = await visit(example.templates, 'newcomer');
  await expect(page.getByText(/inspector:ListAssessmentTemplates/).first()).toBeVisible();
});
