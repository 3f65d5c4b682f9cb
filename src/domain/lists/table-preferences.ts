import { PAGE_SIZES, type TableOffer } from './list-tables';

/** What a reader chose for a table. The first column, which names the row, is always shown. */
export interface TablePreferences {
  readonly columns: readonly string[];
  readonly pageSize: number;
}

/** What a table is like before anyone has chosen. */
export function defaultPreferences({ shown, pageSize }: TableOffer): TablePreferences {
  return { columns: shown, pageSize };
}

/** The preferences as text, to be kept. */
export function writePreferences({ columns, pageSize }: TablePreferences): string {
  return JSON.stringify({ columns, pageSize });
}

function parsed(text: string): Partial<Record<keyof TablePreferences, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Reads what was kept. Total: what the table does not offer (any more) is left out, and what cannot be
 * read is as it is before anyone has chosen.
 */
export function readPreferences(text: string, offer: TableOffer): TablePreferences {
  const usual = defaultPreferences(offer);
  const { columns, pageSize } = parsed(text);
  const size = PAGE_SIZES.find((each) => each === pageSize) ?? usual.pageSize;
  if (!Array.isArray(columns)) return { ...usual, pageSize: size };
  const chosen = offer.columns.filter((id, index) => index === 0 || columns.includes(id));
  return { columns: chosen, pageSize: size };
}
