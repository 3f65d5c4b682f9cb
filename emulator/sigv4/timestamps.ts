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
