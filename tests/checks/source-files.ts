import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The paths (with `/`, from the project's folder) of all files below some folders. */
export function filesBelow(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .toSorted(),
  );
}

/** Code that is shipped: TypeScript without the tests. */
export function sourceFiles(...folders: string[]): string[] {
  return filesBelow(...folders).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}

/** A file's text. */
export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** One import of a file: from where, and whether only types cross. */
export interface Import {
  readonly file: string;
  /** A package's name, or the path of one of our files without its extension. */
  readonly from: string;
  readonly typeOnly: boolean;
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[\w$*{}\s,]+?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?['"]([^'"]+)['"]\s*\)/g;

/** The imports of a file, static and dynamic. `import('x')` inside a type counts as one of types. */
export function importsOf(file: string): Import[] {
  const text = textOf(file);
  return [...text.matchAll(STATEMENT)].map((match) => {
    const specifier = match[2] ?? match[3] ?? '';
    const typeOnly = match[1] !== undefined || /typeof\s+$/.test(text.slice(0, match.index));
    const own = specifier.startsWith('.');
    return { file, from: own ? posix.join(posix.dirname(file), specifier) : specifier, typeOnly };
  });
}
