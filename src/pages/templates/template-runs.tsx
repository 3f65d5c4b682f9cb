import { styled } from '@mui/material/styles';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { arnOfTemplate, runPlace, type TemplatePlace } from '../../domain/address/paths';
import { runsSearch } from '../../domain/address/views';
import { failedItemReason } from '../../domain/assessment/failed-items';
import { ExclusionCount } from '../../features/exclusions/exclusion-count';
import { ListCard } from '../../features/lists/list-card';
import { runColumns, runName, type RunRow, runTimeColumns } from '../../features/runs/run-columns';
import { useExclusionStatus } from '../../inspector/queries/exclusion-status';
import { useScope } from '../../inspector/queries/provider';
import { runsQuery } from '../../inspector/queries/runs';
import { useWarmExclusions } from '../../inspector/queries/use-warm-exclusions';
import { runs } from '../../strings/runs';
import { templates } from '../../strings/templates';
import { CopyButton } from '../../ui/controls/copy-button';
import { useInView } from '../../ui/layout/measure';
import { Mono } from '../../ui/text/lists';
import { isKnownById, type TemplateRow } from './template-rows';

const Text = styled('p')({ margin: '0 0 4px' });

/** What can be said of a template that could not be described: why, and its ARN. */
export function TemplateUndescribed({ row }: { readonly row: TemplateRow }) {
  return (
    <>
      <Text>
        {isKnownById(row)
          ? templates.knownByIdText
          : templates.couldNotDescribeText(failedItemReason(row.failed ?? 'NO_ANSWER'))}
      </Text>
      <Mono>{row.arn}</Mono>{' '}
      <CopyButton text={row.arn} label={templates.details.copyArn} done={templates.details.arnCopied} />
    </>
  );
}

const idOf = ({ arn }: RunRow): string => arn;
const words = { ...runs, empty: templates.page.noRuns, emptyText: templates.page.noRunsText };

function Exclusions({ row, place }: { readonly row: RunRow; readonly place: TemplatePlace }) {
  const cell = useRef<HTMLSpanElement>(null);
  const status = useExclusionStatus(useScope(place), row.arn, row.run, useInView(cell));
  const of = runPlace(row.arn);
  const attention = useWarmExclusions(of);
  return (
    <span ref={cell}>
      {of && (
        <ExclusionCount
          place={of}
          name={runName(row)}
          status={status}
          attention={attention}
          search={runsSearch({ template: place })}
        />
      )}
    </span>
  );
}

/** The runs of a template, with what they could not check. */
export function TemplateRuns({ place }: { readonly place: TemplatePlace }) {
  const list = useInfiniteQuery(runsQuery(useScope(place), { templateArns: [arnOfTemplate(place)] }));
  const rows = useMemo(
    () =>
      list.data?.pages.flatMap(({ items }) =>
        items.map((item): RunRow =>
          'found' in item
            ? { arn: item.arn, run: item.found }
            : { arn: item.arn, run: undefined, failed: item.failed.code },
        ),
      ) ?? [],
    [list.data],
  );
  const columns = useMemo(
    () => [...runColumns((row) => <Exclusions row={row} place={place} />), ...runTimeColumns],
    [place],
  );
  return (
    <ListCard
      words={words}
      list={list}
      title={templates.page.runsTitle}
      label={templates.page.runsTitle}
      columns={columns}
      rows={rows}
      rowId={idOf}
      rowLabel={runName}
    />
  );
}
