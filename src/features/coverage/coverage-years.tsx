import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import type { AccountPlace } from '../../domain/address/paths';
import { changedSearch, type CoverageView } from '../../domain/address/views';
import { coverageQuery } from '../../inspector/queries/coverage';
import { useScope } from '../../inspector/queries/provider';
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
  place,
  view,
}: {
  readonly place: AccountPlace;
  readonly view: CoverageView;
}) {
  const scope = useScope(place);
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { template } = view;
  const { data } = useQuery({ ...coverageQuery(scope, place, { template }), enabled: !scope.awsEndpoint });
  if (!data) return null;
  const years = [...new Set(data.months.map(({ month }) => month.slice(0, 4)))].toReversed();
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
