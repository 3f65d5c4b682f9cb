// `npm run schemas`: writes the JSON Schemas of the documents that people write into docs/schemas.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSource, main, root } from './lib/npm-script.mjs';

await main(async () => {
  const { jsonSchemas } = await importSource('scripts/lib/json-schemas.ts');
  const folder = join(root, 'docs/schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
});
