import { createHash } from 'node:crypto';
import type { FolderLimits } from '../folder-files';
import { readJsonDocuments, type ReadingBudget } from '../json-documents';
import { Misfit } from '../misfit';

/** One value of a file. */
export interface FoundValue {
  readonly value: unknown;
  /** `$`, or `line 3: $` where a file has several. */
  readonly path: string;
}

/** What the bytes of a file are. */
export type FileContents =
  | { readonly kind: 'documents'; readonly format: string; readonly documents: readonly FoundValue[] }
  | { readonly kind: 'passed-over'; readonly reason: string }
  | {
      readonly kind: 'unreadable';
      readonly problems: readonly { readonly path: string; readonly reason: string }[];
    };

/** One file of a folder, or one member of an archive in it. */
export interface FileEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly contents: FileContents;
}

/** Decodes UTF-8, or the UTF-16 that PowerShell writes when a command's output is sent to a file. */
function decode(content: Buffer): string | undefined {
  const utf16 = content[0] === 0xff && content[1] === 0xfe;
  try {
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

const DATA = /\.(?:json|jsonl|ndjson)$/i;

function contentsOf(name: string, content: Buffer, budget: ReadingBudget): FileContents {
  if (!DATA.test(name)) return { kind: 'passed-over', reason: 'no saved answer' };
  const text = decode(content);
  if (text === undefined)
    return { kind: 'unreadable', problems: [{ path: '$', reason: 'is not text in UTF-8' }] };
  if (text.trim() === '') return { kind: 'passed-over', reason: 'empty' };
  try {
    const found = readJsonDocuments(text, budget);
    const documents = found.map(({ value, line }) => ({
      value,
      path: found.length > 1 ? `line ${line}: $` : '$',
    }));
    return { kind: 'documents', format: 'JSON', documents };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { kind: 'unreadable', problems: [{ path: error.path, reason: error.reason }] };
  }
}

/** Reads what the bytes of a file hold. */
export function* readFile(
  name: string,
  content: Buffer,
  limits: FolderLimits,
  budget: ReadingBudget,
): Generator<FileEntry> {
  void limits;
  const sha256 = createHash('sha256').update(content).digest('hex');
  yield { name, bytes: content.length, sha256, contents: contentsOf(name, content, budget) };
}
