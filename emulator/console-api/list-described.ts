import type {
  DescribeAssessmentRunsResponse,
  DescribeAssessmentTargetsResponse,
  DescribeAssessmentTemplatesResponse,
  DescribeRulesPackagesResponse,
  ListAssessmentRunsResponse,
  ListAssessmentTemplatesResponse,
} from '@aws-sdk/client-inspector';
import { targetArn } from '../../src/domain/address/arn';
import { arnOfTemplate, runPlace, templatePlace } from '../../src/domain/address/paths';
import { hasEnded } from '../../src/domain/assessment/runs';
import type { Principal, Services, Wire } from '../inspector/operation';
import { dispatch } from '../inspector/dispatch';
import { isAllowed, requirePermission } from '../inspector/permissions';
import { leadsToRefusal } from '../inspector/paging';
import { describeRulesPackages } from '../inspector/rules-packages';
import { describeAssessmentRuns } from '../inspector/runs';
import { describeAssessmentTargets } from '../inspector/targets';
import { describeAssessmentTemplates } from '../inspector/templates';
import { countExclusions, type CountedExclusions } from './count-exclusions';
import { isByExclusions, listRunsByExclusions } from './list-runs-by-exclusions';

/** The operations' names; their targets on the wire begin with `ExclusionsConsole.`. */
export const LIST_DESCRIBED_RUNS = 'ListDescribedRuns';
export const LIST_DESCRIBED_TEMPLATES = 'ListDescribedTemplates';

/** What a caller must be allowed to do. What the rows name beside is left out for who may not ask for it. */
export const ACTIONS_FOR_DESCRIBED_RUNS: readonly string[] = ['ListAssessmentRuns', 'DescribeAssessmentRuns'];
export const ACTIONS_FOR_DESCRIBED_TEMPLATES: readonly string[] = [
  'ListAssessmentTemplates',
  'DescribeAssessmentTemplates',
];

/** The calls that a list makes for its rows: a fault rule about one of them takes the operation off the list. */
export const CALLS_OF_DESCRIBED_RUNS: readonly string[] = [
  ...ACTIONS_FOR_DESCRIBED_RUNS,
  'DescribeAssessmentTemplates',
  'DescribeAssessmentTargets',
  'ListExclusions',
  'ListRunsByExclusions',
];
export const CALLS_OF_DESCRIBED_TEMPLATES: readonly string[] = [
  ...ACTIONS_FOR_DESCRIBED_TEMPLATES,
  'DescribeAssessmentTargets',
  'DescribeRulesPackages',
  'DescribeAssessmentRuns',
];

/** Things of the rows that were found; those that are not are asked for by whoever wants to know why. */
interface Named {
  readonly assessmentTargets: DescribeAssessmentTargetsResponse['assessmentTargets'];
  readonly assessmentTemplates: DescribeAssessmentTemplatesResponse['assessmentTemplates'];
  readonly assessmentRuns: DescribeAssessmentRunsResponse['assessmentRuns'];
  readonly rulesPackages: DescribeRulesPackagesResponse['rulesPackages'];
}

/** That a list has more than this page, which the data does not hold: told at once, where Inspector's operation would refuse the next page. */
interface EndOfPart {
  readonly restNotSaved?: true;
}

/** Where a page leads: to the next one, or to the end of what the data holds. */
const nextOf = ({ nextToken }: { readonly nextToken?: string | undefined }) =>
  leadsToRefusal(nextToken) ? { restNotSaved: true as const } : nextToken !== undefined && { nextToken };

type DescribedRuns = Wire<
  ListAssessmentRunsResponse &
    DescribeAssessmentRunsResponse &
    Pick<Named, 'assessmentTargets' | 'assessmentTemplates'>
> &
  EndOfPart &
  CountedExclusions;

type DescribedTemplates = Wire<
  ListAssessmentTemplatesResponse &
    DescribeAssessmentTemplatesResponse &
    Pick<Named, 'assessmentTargets' | 'assessmentRuns' | 'rulesPackages'>
> &
  EndOfPart;

/** Describes things, each once, for who may; there is no call without an ARN. */
function ask<Answer>(
  principal: Principal,
  action: string,
  given: readonly (string | undefined)[],
  describe: (arns: string[]) => Answer,
): Answer | undefined {
  const arns = [...new Set(given.filter((arn) => arn !== undefined))];
  return arns.length > 0 && isAllowed(principal, action) ? describe(arns) : undefined;
}

function targetsOf(services: Services, principal: Principal, given: readonly (string | undefined)[]) {
  return ask(principal, 'DescribeAssessmentTargets', given, (assessmentTargetArns) =>
    describeAssessmentTargets(services, principal, { assessmentTargetArns }),
  );
}

/** The ARN of the target that a template's or a run's own ARN names. */
function targetIn(place: ReturnType<typeof templatePlace>): string | undefined {
  return place && targetArn(place.region, place.account, place.targetId);
}

/**
 * A page of a list of runs with all that its rows show: what ListAssessmentRuns, or ListRunsByExclusions, gives for the same input
 * with the same page tokens, what DescribeAssessmentRuns says of each, the templates and targets that they name, and how many
 * exclusions each has that has ended, by their types where they are described. An operation of the emulator for its console.
 *
 * @throws ServiceError as the list does, and AccessDeniedException for who may not describe the runs of a list that has some
 */
export function listDescribedRuns(services: Services, principal: Principal, input: unknown): DescribedRuns {
  const listed = isByExclusions(input)
    ? listRunsByExclusions(services, principal, input)
    : (dispatch(services, principal, 'ListAssessmentRuns', input) as Wire<ListAssessmentRunsResponse>);
  const arns = [...(listed.assessmentRunArns ?? [])];
  if (arns.length > 0) requirePermission(principal, 'DescribeAssessmentRuns', 'run');
  const runs = describeAssessmentRuns(services, principal, { assessmentRunArns: arns });
  const places = arns.map(runPlace);
  const templates = ask(
    principal,
    'DescribeAssessmentTemplates',
    places.map((place) => place && arnOfTemplate(place)),
    (assessmentTemplateArns) => describeAssessmentTemplates(services, principal, { assessmentTemplateArns }),
  );
  const targets = targetsOf(services, principal, places.map(targetIn));
  const goesOn = new Set(
    runs.assessmentRuns?.flatMap(({ arn, state }) => (hasEnded(state ?? '') ? [] : [arn])),
  );
  return {
    ...nextOf(listed),
    assessmentRunArns: arns,
    ...runs,
    assessmentTemplates: templates?.assessmentTemplates ?? [],
    assessmentTargets: targets?.assessmentTargets ?? [],
    ...countExclusions(
      services,
      principal,
      arns.filter((arn) => !goesOn.has(arn)),
    ),
  };
}

/**
 * A page of a list of templates with all that its rows show: what ListAssessmentTemplates gives for the same input with the same
 * page tokens, what DescribeAssessmentTemplates says of each, and the targets, rules packages and last runs that they name. An operation of the
 * emulator for its console.
 *
 * @throws ServiceError as the list does, and AccessDeniedException for who may not describe the templates of a list that has some
 */
export function listDescribedTemplates(
  services: Services,
  principal: Principal,
  input: unknown,
): DescribedTemplates {
  const listed = dispatch(
    services,
    principal,
    'ListAssessmentTemplates',
    input,
  ) as Wire<ListAssessmentTemplatesResponse>;
  const arns = listed.assessmentTemplateArns ?? [];
  if (arns.length > 0) requirePermission(principal, 'DescribeAssessmentTemplates', 'template');
  const described = describeAssessmentTemplates(services, principal, { assessmentTemplateArns: arns });
  const templates = described.assessmentTemplates ?? [];
  const packages = ask(
    principal,
    'DescribeRulesPackages',
    templates.flatMap(({ rulesPackageArns = [] }) => rulesPackageArns),
    (rulesPackageArns) => describeRulesPackages(services, principal, { rulesPackageArns }),
  );
  const lastRuns = ask(
    principal,
    'DescribeAssessmentRuns',
    templates.map(({ lastAssessmentRunArn }) => lastAssessmentRunArn),
    (assessmentRunArns) => describeAssessmentRuns(services, principal, { assessmentRunArns }),
  );
  const targets = targetsOf(services, principal, [
    ...arns.map((arn) => targetIn(templatePlace(arn))),
    ...templates.map(({ assessmentTargetArn }) => assessmentTargetArn),
  ]);
  return {
    ...nextOf(listed),
    assessmentTemplateArns: arns,
    ...described,
    assessmentTargets: targets?.assessmentTargets ?? [],
    rulesPackages: packages?.rulesPackages ?? [],
    assessmentRuns: lastRuns?.assessmentRuns ?? [],
  };
}
