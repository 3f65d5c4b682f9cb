// `npm run sbom`: prints the software bill of materials of what is shipped (CycloneDX 1.5, JSON), made from the
// lockfile alone. `--all` adds what only building and testing need; `--licences` prints the licences instead.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials, licenceLines } from './lib/bill-of-materials.mjs';
import { main, root, UserError } from './lib/npm-script.mjs';

await main(async () => {
  const given = process.argv.slice(2);
  const unknown = given.find((argument) => !['--all', '--licences'].includes(argument));
  if (unknown !== undefined) throw new UserError('Usage: npm run sbom [-- --all] [-- --licences]');
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const bill = billOfMaterials(lock, { development: given.includes('--all') });
  const text = given.includes('--licences') ? licenceLines(bill).join('\n') : JSON.stringify(bill, null, 2);
  process.stdout.write(`${text}\n`);
});
