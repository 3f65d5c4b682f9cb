import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /^(?:import|export)\s(?!type\s)(?:([^'"]*?)\sfrom\s+)?['"](\.[^'"]+)['"]/gm;
const ENDINGS = ['', '.ts', '.tsx'];

/** Whether an import's names are all types: such an import is gone from the code. */
const onlyTypes = (names: string): boolean => /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names.trim());

/**
 * The files that some files import statically, and what those import, and so on, with themselves:
 * the code that has to be there before any of them can run. Dynamic imports are not followed.
 */
export function staticImports(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    if (!/\.tsx?$/.test(file)) return;
    for (const [, names = '', specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (onlyTypes(names)) continue;
      const path = join(dirname(file), specifier);
      const resolved = ENDINGS.map((ending) => path + ending).find(
        (each) => existsSync(each) && /\.\w+$/.test(each),
      );
      if (resolved !== undefined) visit(resolved);
    }
  };
  entries.forEach(visit);
  return found;
}
