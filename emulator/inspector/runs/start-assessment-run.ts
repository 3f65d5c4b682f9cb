import type { StartAssessmentRunRequest, StartAssessmentRunResponse } from '@aws-sdk/client-inspector';
import type { BusyAgent } from '../../assessment/create-assessment';
import type { AccountStore } from '../../store/account-store';
import type { RunRecord, TemplateRecord } from '../../store/records';
import { newArn, requireTemplate } from '../arns';
import { doesNotExist, invalidInput, noSuchEntity, runInProgress } from '../errors';
import { firstCharacters } from '../model/find-violations';
import { requireRoomForAgents, requireRoomForRun } from '../model/limits';
import { type Checked, type Operation, ServiceError, type Services, type Wire } from '../operation';

/** Throws `AssessmentRunInProgressException` while the run, or a run of the template or target, has not ended. */
export function requireNoRunInProgress(store: AccountStore, arn: string): void {
  const runs = store
    .runsInProgress()
    .map((run) => run.arn)
    .filter((run) => run === arn || run.startsWith(`${arn}/`));
  if (runs.length > 0) throw runInProgress(runs);
}

/** The model's limit on an `AssessmentRunName`. */
const LONGEST_NAME = 140;
const NO_FINDINGS = { High: 0, Medium: 0, Low: 0, Informational: 0, Undefined: 0 };

/**
 * Starts a run of a template. Refused when every matching agent is busy in another run; the busy ones of a
 * run that starts become exclusions when it ends.
 */
export const startAssessmentRun: Operation<
  Checked<StartAssessmentRunRequest>,
  Wire<StartAssessmentRunResponse>
> = (services, principal, input) => {
  const { store, clock, assessment } = services;
  const template = requireTemplate(services, principal, input.assessmentTemplateArn);
  if (!assessment || !template.described) throw doesNotExist('template', template.arn);
  if (!assessment.knowsTemplate(template))
    throw noSuchEntity('target', 'The instances of the assessment target are not in this data');
  if (template.rulesPackageArns.length === 0)
    throw invalidInput(
      'INVALID_NUMBER_OF_RULES_PACKAGE_ARNS',
      'The assessment template has no rules package',
    );
  const now = clock.now();
  const name = runName(services, template, input.assessmentRunName, now);
  const { busy, matching } = assessment.busyAgents(template, now);
  if (matching > 0 && busy.length >= matching) throw allBusy(busy);
  requireRoomForRun(store, template.region);
  requireRoomForAgents(store, template.region, matching - busy.length);
  const [created, ...schedule] = assessment.schedule(template, now);
  const run: RunRecord = {
    arn: newArn(
      services,
      (id) => `${template.arn}/run/${id}`,
      (arn) => store.run(arn),
    ),
    region: template.region,
    described: true,
    templateArn: template.arn,
    name,
    state: 'CREATED',
    durationInSeconds: template.durationInSeconds,
    rulesPackageArns: template.rulesPackageArns,
    userAttributesForFindings: template.userAttributesForFindings,
    createdAt: now,
    startedAt: null,
    completedAt: null,
    stateChangedAt: now,
    dataCollected: false,
    stateChanges: [created ?? { state: 'CREATED', at: now }],
    notifications: [],
    findingCounts: NO_FINDINGS,
    schedule,
    exclusions: 'pending',
  };
  store.putRun(run);
  store.putRunAgents(run.arn, assessment.runAgents(run, template));
  return { assessmentRunArn: run.arn };
};

/** The name that was asked for, if it is free, or one as the console made it: `Run - template - time`. */
function runName(
  services: Services,
  template: TemplateRecord,
  asked: string | undefined,
  now: number,
): string {
  const taken = (name: string) => services.store.hasRunNamed(template.arn, name);
  if (asked !== undefined) {
    if (!taken(asked)) return asked;
    // The model has no code for a run's name that is taken.
    throw invalidInput(
      'ASSESSMENT_TEMPLATE_NAME_ALREADY_TAKEN',
      `The assessment template already has a run named '${asked}'`,
    );
  }
  for (let at = now; ; at += 1) {
    const time = ` - ${new Date(at).toISOString()}`;
    const name = `${firstCharacters(`Run - ${template.name}`, LONGEST_NAME - time.length)}${time}`;
    if (!taken(name)) return name;
  }
}

function allBusy(busy: readonly BusyAgent[]): ServiceError {
  return new ServiceError(
    'AgentsAlreadyRunningAssessmentException',
    'All agents of the assessment target are already running another assessment',
    { agents: busy.slice(0, 10), agentsTruncated: busy.length > 10, canRetry: true },
  );
}
