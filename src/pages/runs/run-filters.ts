import { byChoice, byDay, byDuration, byName, choices } from '../../features/lists/list-filters';
import { parseArn } from '../../domain/address/arn';
import { templatePlace } from '../../domain/address/paths';
import type { FilterProperty } from '../../ui/filter/filter-properties';
import { shortPackageName } from '../../domain/assessment/rules-package-names';
import { STATUS_GROUPS } from '../../domain/assessment/status-groups';
import { runs } from '../../strings/runs';
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
