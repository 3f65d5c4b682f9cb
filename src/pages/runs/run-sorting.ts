import { parseArn, targetArn } from '../../domain/address/arn';
import { arnOfTemplate, runPlace, templatePlace } from '../../domain/address/paths';
import { shortPackageName } from '../../domain/assessment/rules-package-names';
import { runStateWords, STATUS_GROUPS } from '../../domain/assessment/run-state';
import type { Sort, SortKey } from '../../domain/lists/sorting';
import type { RunSort } from '../../domain/lists/table-preferences';
import { byChoice, byDay, byDuration, byName, choices } from '../../features/lists/list-filters';
import { runName, type RunRow } from '../../features/runs/run-columns';
import { runs } from '../../strings/runs';
import type { FilterProperty } from '../../ui/filter/filter-offers';
import type { RunNames } from './run-names';

const statuses = STATUS_GROUPS.map((value) => ({ value, label: runs.statusGroups[value] }));

function named<Thing extends { readonly name: string }>(
  things: ReadonlyMap<string, Thing>,
  valueOf: (arn: string) => string | undefined,
  nameOf = ({ name }: Thing): string => name,
) {
  const names = [...things].flatMap(([arn, thing]) => {
    const value = valueOf(arn);
    return value === undefined ? [] : [[value, nameOf(thing)] as const];
  });
  return choices(new Map(names));
}

function templateValue(arn: string): string | undefined {
  const place = templatePlace(arn);
  return place && `${place.targetId}/${place.templateId}`;
}

function packageValue(arn: string): string | undefined {
  const parsed = parseArn(arn);
  return parsed && `${parsed.account}/${parsed.id}`;
}

/** What the list of runs can be filtered by. Templates, targets and rules packages are those of the loaded runs. */
export function runFilters({ templates, targets, packages }: RunNames): readonly FilterProperty[] {
  return [
    byName,
    byChoice('status', statuses),
    byChoice('template', named(templates, templateValue)),
    byChoice(
      'target',
      named(targets, (arn) => parseArn(arn)?.id),
    ),
    byChoice(
      'package',
      named(packages, packageValue, ({ name }) => shortPackageName(name)),
    ),
    byDay('from'),
    byDay('to'),
    byDuration('shortest'),
    byDuration('longest'),
  ];
}

/** What a run is sorted by in each column. */
export function runSortKey(
  column: RunSort['column'],
  { templates, targets }: Pick<RunNames, 'templates' | 'targets'>,
): (row: RunRow) => SortKey {
  const keys: Readonly<Record<RunSort['column'], (row: RunRow) => SortKey>> = {
    name: (row) => row.run && runName(row),
    status: ({ run }) => run && runStateWords(run.state).label,
    template({ arn }) {
      const place = runPlace(arn);
      return place && (templates.get(arnOfTemplate(place))?.name ?? place.templateId);
    },
    target({ arn }) {
      const place = runPlace(arn);
      return (
        place && (targets.get(targetArn(place.region, place.account, place.targetId))?.name ?? place.targetId)
      );
    },
    // One that has not started yet is the newest of all by when it was made.
    start: ({ run }) => run && (run.startedAt ?? run.createdAt),
    duration: ({ run }) => run?.durationInSeconds,
    completed: ({ run }) => run?.completedAt,
  };
  return keys[column];
}

/** Texts begin with A, times and amounts with the newest and largest. */
export function firstDirection(column: string): Sort['direction'] {
  return ['start', 'duration', 'completed'].includes(column) ? 'descending' : 'ascending';
}
