/** One value of a file, and where it stands. */
export interface FoundValue {
  /** An object or a list, as the wire has it. */
  readonly value: unknown;
  /** `$`, or `line 3: $` where a file has several. */
  readonly path: string;
}

/** What a file holds. */
export type FileContents =
  | {
      readonly kind: 'documents';
      /** In words for people: `JSON`, `YAML`, `PowerShell JSON`, `JSON (UTF-16, big-endian)`. */
      readonly format: string;
      readonly documents: readonly FoundValue[];
    }
  /** It is known not to hold an answer, or holds one in a form that cannot be used. */
  | { readonly kind: 'passed-over'; readonly reason: string }
  /** It looks like data and cannot be read. */
  | {
      readonly kind: 'unreadable';
      readonly problems: readonly { readonly path: string; readonly reason: string }[];
    };

/** One file of a folder, or one member of an archive in it. */
export interface FileEntry {
  /** The path in the folder; a member of an archive as `backup.zip/2019/list-exclusions.json`. */
  readonly name: string;
  readonly bytes: number;
  /** Of the member's own bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly contents: FileContents;
}
