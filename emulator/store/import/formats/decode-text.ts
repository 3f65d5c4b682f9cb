/** A file's text, and how its bytes encode it. */
export interface DecodedText {
  readonly text: string;
  /** In words where it is not UTF-8: `UTF-16, big-endian`. */
  readonly encoding: string | undefined;
}

const ENCODINGS = {
  'utf-8': undefined,
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian',
} as const;

/**
 * Which encoding bytes are in: by their byte order mark, else by where the zeros stand in what begins with signs of
 * ASCII, as every answer does.
 */
function encodingOf(bytes: Buffer): keyof typeof ENCODINGS {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length % 2 === 0 && first === 0 && second !== 0 && (bytes.length < 4 || third === 0))
    return 'utf-16be';
  if (bytes.length % 2 === 0 && first !== 0 && second === 0 && (bytes.length < 4 || fourth === 0))
    return 'utf-16le';
  return 'utf-8';
}

/** Decodes UTF-8 or UTF-16, each with or without a byte order mark; undefined for what is no text. */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding: ENCODINGS[encoding] };
  } catch {
    return undefined;
  }
}
