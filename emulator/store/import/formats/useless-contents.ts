/** What is known to hold no answer of the service, and why: by a file's first bytes, its text or its JSON. */

import { isRecord } from '../readers';

/** Files that are told by their first bytes. */
const MAGIC: readonly (readonly [begins: string, reason: string])[] = [
  ['89504e470d0a1a0a', 'PNG picture'],
  ['ffd8ff', 'JPEG picture'],
  ['474946383', 'GIF picture'],
  ['424d', 'BMP picture'],
  ['52494646', 'WebP picture, sound or film'],
  ['255044462d', 'PDF: its text has no members; save the answers as JSON'],
  ['d0cf11e0a1b11ae1', 'document of an old Microsoft Office'],
  ['377abcaf271c', '7z archive, which is not unpacked: unpack it first'],
  ['526172211a07', 'RAR archive, which is not unpacked: unpack it first'],
  ['fd377a585a00', 'xz archive, which is not unpacked: unpack it first'],
  ['425a68', 'bzip2 archive, which is not unpacked: unpack it first'],
  ['28b52ffd', 'zstd archive, which is not unpacked: unpack it first'],
  ['53514c69746520666f726d6174203300', 'SQLite database'],
  ['0000000142756431', "macOS's .DS_Store"],
];

/** What a file is whose bytes are known not to hold an answer; undefined otherwise. */
export function knownBytes(bytes: Buffer): string | undefined {
  const begins = bytes.subarray(0, 16).toString('hex');
  // A text may begin with BM: only what is no text is asked about it.
  return MAGIC.find(([magic]) => begins.startsWith(magic))?.[1];
}

const TEXTS: readonly (readonly [form: RegExp, reason: string])[] = [
  [
    /^\s*(?:<!--[^]{0,1000}?-->\s*)?<(?:!doctype html|html)\b/i,
    'HTML page: it has no members; save the answers as JSON',
  ],
  [/^\s*<(?:\?xml|svg)\b/i, 'XML'],
  [
    /^\s*[-+]{5,}\s*\n\|/,
    'printed with --output table, which cuts off and joins what it shows: save it again with --output json',
  ],
  [
    /^(?:EXCLUSIONARNS|EXCLUSIONS|EXCLUSIONPREVIEWS|ASSESSMENT(?:RUN|TEMPLATE|TARGET)S?(?:ARNS|AGENTS)?|RULESPACKAGE(?:S|ARNS)|FINDINGS|FINDINGARNS|AGENTPREVIEWS|RESOURCEGROUPS|FAILEDITEMS|TAGS)\t/m,
    'printed with --output text, which leaves out the members: save it again with --output json',
  ],
  [
    /^arn:aws[\w-]*:inspector:\S+(?:\s+arn:aws[\w-]*:inspector:\S+)*\s*$/,
    'ARNs alone, as --output text prints them: they do not say what was asked',
  ],
];

/** What a text is that holds no answer in a form that can be used; undefined otherwise. */
export const knownText = (text: string): string | undefined => TEXTS.find(([form]) => form.test(text))?.[1];

const isAsff = (value: unknown): boolean =>
  isRecord(value) &&
  ((value['SchemaVersion'] === '2018-10-08' && 'ProductArn' in value) ||
    (Array.isArray(value['Findings']) && value['Findings'].length > 0 && value['Findings'].every(isAsff)));

/** What JSON is that no answer of the service is in; undefined otherwise. */
export function knownJson(value: unknown): string | undefined {
  if (isAsff(value) || (Array.isArray(value) && value.length > 0 && value.every(isAsff)))
    return 'findings in the format of Security Hub (ASFF): they name no exclusions';
  if (isRecord(value) && 'terraform_version' in value && 'resources' in value)
    return 'Terraform state: it names what was set up, no runs and no exclusions';
  return undefined;
}
