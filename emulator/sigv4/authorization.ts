/** What an `Authorization: AWS4-HMAC-SHA256 ...` header says. Nothing of it is believed yet. */
export interface Authorization {
  readonly accessKeyId: string;
  /** The date (`YYYYMMDD`), region, service and terminator of the credential scope. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  /** Lower-case header names in the order in which they are listed. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hexadecimal digits when the client is honest. */
  readonly signature: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const PARTS = ['Credential', 'Signature', 'SignedHeaders'] as const;

function readParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const piece of text.split(',')) {
    const equals = piece.indexOf('=');
    if (equals > 0) parts.set(piece.slice(0, equals).trim(), piece.slice(equals + 1).trim());
  }
  return parts;
}

/**
 * Reads the header, or gives AWS's sentences on what it lacks. Clients part the three parameters with a
 * comma and a space, or with a comma alone.
 */
export function parseAuthorization(header: string): Authorization | { readonly problem: string } {
  const space = header.indexOf(' ');
  if (header.slice(0, Math.max(space, 0)) !== ALGORITHM)
    return { problem: `Unsupported AWS 'algorithm': the Authorization header must begin with ${ALGORITHM}.` };
  const parts = readParts(header.slice(space + 1));
  const missing = PARTS.filter((part) => !parts.get(part));
  if (missing.length > 0)
    return { problem: missing.map((part) => `Authorization header requires '${part}' parameter.`).join(' ') };
  const [accessKeyId, date, region, service, terminator, ...rest] = parts.get('Credential')?.split('/') ?? [];
  if (!accessKeyId || !date || !region || !service || !terminator || rest.length > 0)
    return {
      problem:
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '" +
        `${parts.get('Credential')}'.`,
    };
  return {
    accessKeyId,
    date,
    region,
    service,
    terminator,
    signedHeaders: parts.get('SignedHeaders')?.split(';') ?? [],
    signature: parts.get('Signature') ?? '',
  };
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Writes a time as Signature Version 4 does: `20261122T221500Z`. */
export function compactTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** Reads `20261122T221500Z` into milliseconds since the epoch; undefined for any other text. */
export function readCompactTime(text: string): number | undefined {
  const parts = COMPACT.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // A day that the month does not have must not roll over into the next.
  return Number.isNaN(time) || compactTime(time) !== text ? undefined : time;
}
