/** What the list of all runs can be filtered and sorted by, and the names that its rows and filters need. */

import type { RunsView } from '../../domain/address/list-views';
import { useMemo } from 'react';
import { targetArn } from '../../domain/address/arn';
import { type AccountPlace, arnOfTemplate, runPlace, templatePlace } from '../../domain/address/paths';
import type { AssessmentTarget, AssessmentTemplate, RulesPackage } from '../../domain/assessment/assessment';
import { runStateWords, STATUS_GROUPS } from '../../domain/assessment/runs';
import { packageArnOf } from '../../domain/lists/view-filters';
import type { RunSort, SortKey } from '../../domain/lists/tables';
import {
  byChoice,
  byCount,
  byDay,
  byDuration,
  byName,
  byPackage,
  byTarget,
  namedChoices,
} from '../lists/filter-properties';
import { runName, type RunRow, targetOfRun, templateOfRun } from './run-row';
import { useRulesPackages, useTargets, useTemplates } from '../../inspector/queries/lookups';
import type { AccountInspector } from '../../inspector/transport/inspector';
import { runs } from '../../strings/runs';
import type { FilterProperty, FilterValue } from '../../ui/filter/filter-offers';

/** What the rows and the filters name by ARN, as far as it is known. */
export interface RunNames {
  readonly templates: ReadonlyMap<string, AssessmentTemplate>;
  readonly targets: ReadonlyMap<string, AssessmentTarget>;
  readonly packages: ReadonlyMap<string, RulesPackage>;
}

const statuses = STATUS_GROUPS.map((value) => ({ value, label: runs.statusGroups[value] }));

function templateValue(arn: string): string | undefined {
  const place = templatePlace(arn);
  return place && `${place.targetId}/${place.templateId}`;
}

/**
 * What the list of runs can be filtered by. Templates, targets and rules packages are those of the loaded runs.
 *
 * @param types the types of exclusion; undefined where the endpoint cannot filter runs by their exclusions
 */
export function runFilters(
  { templates, targets, packages }: RunNames,
  types: readonly FilterValue[] | undefined,
): readonly FilterProperty[] {
  return [
    byName,
    byChoice('status', statuses),
    byChoice('template', namedChoices(templates, templateValue)),
    byTarget(targets),
    byPackage(packages),
    ...(types ? [byChoice('reason', types), byCount('least'), byCount('most')] : []),
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
    // The endpoint gives them in this order, over all runs and not only those that are loaded.
    exclusions: () => undefined,
    status: ({ run }) => run && runStateWords(run.state).label,
    template: (row) => templateOfRun(row, templates),
    target: (row) => targetOfRun(row, targets),
    // One that has not started yet is the newest of all by when it was made.
    start: ({ run }) => run && (run.startedAt ?? run.createdAt),
    duration: ({ run }) => run?.durationInSeconds,
    completed: ({ run }) => run?.completedAt,
  };
  return keys[column];
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();
const given = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);

/**
 * The names of templates and targets, which a run's ARN tells, and of rules packages.
 *
 * @param withPackages rules packages cost calls that the list does without until they are to be shown
 */
export function useRunNames(
  inspector: AccountInspector,
  place: AccountPlace,
  rows: readonly RunRow[],
  view: RunsView,
  withPackages: boolean,
): RunNames {
  const { region, account } = place;
  const arns = useMemo(() => {
    const places = rows.flatMap(({ arn }) => runPlace(arn) ?? []);
    return {
      templates: unique(places.map(arnOfTemplate)),
      targets: unique(places.map(({ targetId }) => targetArn(region, account, targetId))),
    };
  }, [rows, region, account]);
  const packageArns = useMemo(
    () => (withPackages ? unique(rows.flatMap(({ run }) => run?.rulesPackageArns ?? [])) : []),
    [rows, withPackages],
  );
  const { template, target, rulesPackage } = view;
  const ofTemplate = template && arnOfTemplate({ region, account, ...template });
  const ofTarget = target === undefined ? undefined : targetArn(region, account, target);
  const templates = useTemplates(inspector, unique([...arns.templates, ...given(ofTemplate)]));
  const targets = useTargets(inspector, unique([...arns.targets, ...given(ofTarget)]));
  const packages = useRulesPackages(
    inspector,
    unique([...packageArns, ...given(packageArnOf(place, rulesPackage))]),
  );
  return useMemo(() => ({ templates, targets, packages }), [templates, targets, packages]);
}
