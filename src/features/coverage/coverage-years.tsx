import { useNavigate, useSearchParams } from 'react-router';
import { changedSearch, type CoverageView } from '../../domain/address/views';
import type { MonthReport } from '../../domain/report/over-time';
import { coverage as words } from '../../strings/coverage';
import { SelectField } from '../../ui/filter/fields';

const OTHER = 'other';
const firstDay = (year: string): string => `${year}-01-01`;
const lastDay = (year: string): string => `${year}-12-31`;

/** The year that a view is of; undefined for all of them, `other` for days that are no whole year. */
function yearOf({ from, to }: CoverageView): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  const year = from?.slice(0, 4) ?? '';
  return from === firstDay(year) && to === lastDay(year) ? year : OTHER;
}

/** Narrows figures to the runs that began in one year; an address can name any days. */
export function CoverageYears({
  months,
  view,
}: {
  /** Those of the runs of all times; undefined while they are not known. */
  readonly months: readonly MonthReport[] | undefined;
  readonly view: CoverageView;
}) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  if (!months) return null;
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].toReversed();
  const chosen = yearOf(view);
  const other = { value: OTHER, label: words.years(view.from ?? '…', view.to ?? '…') };
  return (
    <SelectField
      label={words.year}
      none={words.allYears}
      value={chosen}
      options={[...years.map((year) => ({ value: year, label: year })), ...(chosen === OTHER ? [other] : [])]}
      onChange={(year) => {
        if (year === OTHER) return;
        const days = { from: year && firstDay(year), to: year && lastDay(year) };
        void navigate({ search: changedSearch(search, days) }, { preventScrollReset: true });
      }}
    />
  );
}
