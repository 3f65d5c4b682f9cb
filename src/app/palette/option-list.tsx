import { useQuery } from '@tanstack/react-query';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { arnOfRun, arnOfTemplate, type RunPlace, type TemplatePlace } from '../../domain/address/paths';
import type { RecentPlace } from '../../domain/address/recent-places';
import { useScope } from '../../inspector/queries/provider';
import { runQuery } from '../../inspector/queries/runs';
import { templateQuery } from '../../inspector/queries/templates';
import { color } from '../../theme/tokens';
import type { PaletteGroup, PaletteOption } from './options';

const List = styled('div')({
  padding: '0 8px 8px',
  '& [role="group"] > div:first-of-type': {
    padding: '10px 8px 4px',
    fontSize: 12,
    lineHeight: '16px',
    fontWeight: 600,
    color: color.dim,
  },
});

const Option = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 12px',
  alignItems: 'center',
  minHeight: 36,
  padding: '6px 8px',
  borderRadius: 6,
  cursor: 'pointer',
  overflowWrap: 'anywhere',
  '& > span:last-child': { marginLeft: 'auto', color: color.dim, fontSize: 12, lineHeight: '16px' },
  '&:hover': { background: color.quiet },
  '&[aria-selected="true"]': { background: color.accentQuiet, boxShadow: `inset 3px 0 ${color.accent}` },
  '@media (forced-colors: active)': { '&[aria-selected="true"]': { outline: '2px solid Highlight' } },
});

function RunNameOf({ place }: { readonly place: RunPlace }) {
  const { data } = useQuery(runQuery(useScope(place), arnOfRun(place)));
  return <>{data?.name ?? place.runId}</>;
}

function TemplateNameOf({ place }: { readonly place: TemplatePlace }) {
  const { data } = useQuery(templateQuery(useScope(place), arnOfTemplate(place)));
  return <>{data?.name ?? place.templateId}</>;
}

/** The name of a remembered place. Only its path was kept, so the service is asked. */
function RecentName({ recent }: { readonly recent: RecentPlace }) {
  return recent.kind === 'run' || recent.kind === 'exclusions' ? (
    <RunNameOf place={recent.place} />
  ) : (
    <TemplateNameOf place={recent.place} />
  );
}

interface OptionRowProps {
  readonly option: PaletteOption;
  readonly id: string;
  readonly active: boolean;
  readonly onChoose: (option: PaletteOption) => void;
}

function OptionRow({ option, id, active, onChoose }: OptionRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The focus stays in the field, which names this option as the active one; its keys choose it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role
    <Option ref={row} id={id} role="option" aria-selected={active} onClick={() => onChoose(option)}>
      <span>{option.recent ? <RecentName recent={option.recent} /> : option.label}</span>
      <span>{option.detail}</span>
    </Option>
  );
}

export interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly PaletteGroup[];
  /** The index of the active option, counted over all groups. */
  readonly active: number;
  readonly optionId: (index: number) => string;
  readonly onChoose: (option: PaletteOption) => void;
}

/** The places that fit, in their groups: the list of a combobox. */
export function OptionList({ id, label, groups, active, optionId, onChoose }: OptionListProps) {
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { options }) => sum + options.length, 0),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <List id={id} role="listbox" aria-label={label}>
      {groups.map(({ title, options }, group) => {
        const start = starts[group] ?? 0;
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div key={title} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} role="presentation">
              {title}
            </div>
            {options.map((option, index) => (
              <OptionRow
                key={option.path}
                option={option}
                id={optionId(start + index)}
                active={start + index === active}
                onChoose={onChoose}
              />
            ))}
          </div>
        );
      })}
    </List>
  );
}
