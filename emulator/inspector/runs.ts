/** The operations about assessment runs: start, stop, look up, list, delete, and the report that is always refused. */
import type {
  DeleteAssessmentRunRequest,
  DescribeAssessmentRunsRequest,
  DescribeAssessmentRunsResponse,
  GetAssessmentReportRequest,
  ListAssessmentRunsRequest,
  ListAssessmentRunsResponse,
  StartAssessmentRunRequest,
  StartAssessmentRunResponse,
  StopAssessmentRunRequest,
} from '@aws-sdk/client-inspector';
import { advanceRuns } from '../assessment/advance-runs';
import type { BusyAgent } from '../assessment/create-assessment';
import { isEnded, stopSchedule } from '../assessment/run-schedule';
import { describeMany, described, newArn, requireRun, requireTemplate } from './arns';
import {
  doesNotExist,
  invalidInput,
  noSuchEntity,
  runInProgress,
  ServiceError,
  unsupportedFeature,
} from './errors';
import { runFilter } from './filters';
import { nextOrRefusal, openPage, restOfRegion } from './paging';
import { firstCharacters } from './model/check-input';
import { requireRoomForAgents, requireRoomForRun } from './limits';
import { wireRun } from './wire';
import type { Checked, Operation, Principal, Services, Wire } from './operation';
import type { AccountStore, Place } from '../store/account-store';
import type { StateChange } from '../../src/domain/assessment/assessment';
import type { RunRecord, TemplateRecord } from '../store/records';

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
  services.noteChange?.({ run, changes: run.stateChanges });
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

/**
 * Stops a run that has not ended: data collection ends now and the rules are evaluated, or, with `SKIP_EVALUATION`,
 * the run is canceled. A run whose rules are being evaluated already goes on as it was.
 */
export const stopAssessmentRun: Operation<Checked<StopAssessmentRunRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { store, clock } = services;
  const run = requireRun(services, principal, input.assessmentRunArn);
  if (isEnded(run.state) || run.schedule.length === 0)
    throw invalidInput('INVALID_ASSESSMENT_RUN_STATE', `The assessment run has ended: ${run.state}`);
  const now = clock.now();
  const schedule: readonly StateChange[] =
    input.stopAction === 'SKIP_EVALUATION' ? [{ state: 'CANCELED', at: now }] : stopped(run, now);
  store.putRun({ ...run, schedule });
  advanceRuns(services);
};

function stopped({ schedule }: RunRecord, now: number): readonly StateChange[] {
  const collecting = schedule.some(({ state }) => state === 'STOP_DATA_COLLECTION_PENDING');
  return collecting ? stopSchedule(now, schedule.at(-1)?.state) : schedule;
}

/** Assessment runs by ARN. One that is known only by its id is a failed item. */
export const describeAssessmentRuns: Operation<
  Checked<DescribeAssessmentRunsRequest>,
  Wire<DescribeAssessmentRunsResponse>
> = (services, principal, input) => {
  const { found, failedItems } = describeMany(services, principal, 'run', input.assessmentRunArns, (arn) =>
    described(services.store.run(arn)),
  );
  return { assessmentRuns: found.map(wireRun), failedItems };
};

/** The ARNs of the assessment runs of some templates, or of the whole region, newest first. */
export const listAssessmentRuns: Operation<
  Checked<ListAssessmentRunsRequest>,
  Wire<ListAssessmentRunsResponse>
> = (services, principal, input) => {
  const page = openPage<Place>(services, principal, 'ListAssessmentRuns', input);
  const templates = new Set(input.assessmentTemplateArns);
  for (const arn of templates) requireTemplate(services, principal, arn);
  const keep = runFilter(input.filter);
  const { items, next } = services.store.runs({
    region: principal.region,
    after: page.after,
    limit: page.limit,
    ...(templates.size > 0 && { templateArns: [...templates] }),
    ...(keep && { keep }),
  });
  const rest = restOfRegion(services, principal, 'run', keep !== undefined, [...templates]);
  return {
    assessmentRunArns: items.map(({ arn }) => arn),
    ...nextOrRefusal(page, { count: items.length, next }, rest),
  };
};

/** Deletes a run with its exclusions, agents and findings. */
export const deleteAssessmentRun: Operation<Checked<DeleteAssessmentRunRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { arn } = requireEndedRun(services, principal, input.assessmentRunArn);
  services.store.deleteRun(arn);
};

/** Reports are not made here: always refused, after the checks that the service makes. Exclusions were in no report. */
export const getAssessmentReport: Operation<Checked<GetAssessmentReportRequest>, never> = (
  services,
  principal,
  input,
) => {
  requireEndedRun(services, principal, input.assessmentRunArn);
  throw unsupportedFeature('This endpoint makes no assessment reports');
};

/** The run of an ARN, which must have ended; throws the modelled error when the caller cannot have it so. */
function requireEndedRun(services: Services, principal: Principal, arn: string): RunRecord {
  const run = requireRun(services, principal, arn);
  requireNoRunInProgress(services.store, run.arn);
  return run;
}

/** Throws `AssessmentRunInProgressException` while the run, or a run of the template or target, has not ended. */
export function requireNoRunInProgress(store: AccountStore, arn: string): void {
  const runs = store
    .runsInProgress()
    .map((run) => run.arn)
    .filter((run) => run === arn || run.startsWith(`${arn}/`));
  if (runs.length > 0) throw runInProgress(runs);
}
