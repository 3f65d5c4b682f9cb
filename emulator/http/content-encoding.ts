import type { Transform } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';

/** How an answer can be compressed, best first. */
export type ContentEncoding = 'br' | 'gzip';

const ENCODINGS: readonly ContentEncoding[] = ['br', 'gzip'];

/** Whether an Accept-Encoding header takes an encoding; `;q=0` says no. */
function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}

/** The best of some encodings that an Accept-Encoding header takes; undefined for none, as it is without the header. */
export function acceptedEncoding(
  header: string | undefined,
  among: readonly ContentEncoding[] = ENCODINGS,
): ContentEncoding | undefined {
  return header === undefined ? undefined : among.find((each) => accepts(header, each));
}

/** Beyond this brotli takes more time than its bytes would on a slow line. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/** Compresses what is written to it, each piece so that whoever reads can have it at once. */
export function createCompressor(encoding: ContentEncoding): Transform {
  return encoding === 'gzip'
    ? createGzip({ flush: constants.Z_SYNC_FLUSH })
    : createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: BROTLI,
      });
}

/** A text as a whole, compressed. */
export function compressed(text: string, encoding: ContentEncoding): Buffer {
  return encoding === 'gzip' ? gzipSync(text) : brotliCompressSync(text, { params: BROTLI });
}
