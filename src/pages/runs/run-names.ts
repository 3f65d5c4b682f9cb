import { useMemo } from 'react';
import { targetArn } from '../../domain/address/arn';
import { type AccountPlace, arnOfTemplate, runPlace } from '../../domain/address/paths';
import type { RunsView } from '../../domain/address/views';
import type { AssessmentTarget, AssessmentTemplate, RulesPackage } from '../../domain/assessment/assessment';
import { packageArnOf } from '../../domain/lists/list-filters';
import type { RunRow } from '../../features/runs/run-columns';
import { useRulesPackages, useTargets, useTemplates } from '../../inspector/queries/lookups';
import type { InspectorScope } from '../../inspector/transport/scope';

/** What the rows and the filters name by ARN, as far as it is known. */
export interface RunNames {
  readonly templates: ReadonlyMap<string, AssessmentTemplate>;
  readonly targets: ReadonlyMap<string, AssessmentTarget>;
  readonly packages: ReadonlyMap<string, RulesPackage>;
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();
const given = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);

/**
 * The names of templates and targets, which a run's ARN tells, and of rules packages.
 *
 * @param withPackages rules packages cost calls that the list does without until they are to be shown
 */
export function useRunNames(
  scope: InspectorScope,
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
  const packages = useMemo(
    () => (withPackages ? unique(rows.flatMap(({ run }) => run?.rulesPackageArns ?? [])) : []),
    [rows, withPackages],
  );
  const { template, target, rulesPackage } = view;
  const ofTemplate = template && arnOfTemplate({ region, account, ...template });
  const ofTarget = target === undefined ? undefined : targetArn(region, account, target);
  return {
    templates: useTemplates(scope, unique([...arns.templates, ...given(ofTemplate)])),
    targets: useTargets(scope, unique([...arns.targets, ...given(ofTarget)])),
    packages: useRulesPackages(scope, unique([...packages, ...given(packageArnOf(place, rulesPackage))])),
  };
}
