/**
 * Writes the example account: `node scripts/example-account/generate.mjs [DIR]` (accounts/example by default).
 * The same program always writes the same bytes. What it tells: docs/assessment-engine.md, "The example account".
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { files } from './documents.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../accounts/example', import.meta.url));
const all = files();
for (const [path, content] of all) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
console.log(`${folder}: ${all.size} files`);
