import { visibleLine } from '../text/safe-text';
import { isId, parseArn, runArn, templateArn } from './arn';

/** The account and region that a view is about: an ARN means nothing without them. */
export interface AccountPlace {
  readonly region: string;
  readonly account: string;
}

/** Where a template is, in its ARN's own words. */
export interface TemplatePlace extends AccountPlace {
  readonly targetId: string;
  readonly templateId: string;
}

/** Where everything about one instance is. */
export interface InstancePlace extends AccountPlace {
  readonly instanceId: string;
}

/** Where a run is, in its ARN's own words. */
export interface RunPlace extends TemplatePlace {
  readonly runId: string;
}

const home = ({ region, account }: AccountPlace): string => `/${region}/${account}`;

/** Every address of the console. Nothing else in it builds one; `docs/url-contract.md` lists them. */
export const paths = {
  root: () => '/',
  overview: (place: AccountPlace) => `${home(place)}/overview`,
  templates: (place: AccountPlace) => `${home(place)}/templates`,
  template: (place: TemplatePlace) => `${home(place)}/templates/${place.targetId}/${place.templateId}`,
  preview: (place: TemplatePlace, token?: string) =>
    `${paths.template(place)}/preview${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`,
  previewChanges: (place: TemplatePlace, token: string) =>
    `${paths.template(place)}/changes?token=${encodeURIComponent(token)}`,
  history: (place: TemplatePlace) => `${paths.template(place)}/history`,
  runs: (place: AccountPlace) => `${home(place)}/runs`,
  run: (place: RunPlace) => `${home(place)}/runs/${place.targetId}/${place.templateId}/${place.runId}`,
  exclusions: (place: RunPlace) => `${paths.run(place)}/exclusions`,
  grid: (place: RunPlace) => `${paths.run(place)}/grid`,
  changes: (place: RunPlace) => `${paths.run(place)}/changes`,
  instances: (place: AccountPlace) => `${home(place)}/instances`,
  instance: (place: AccountPlace, instanceId: string) => `${home(place)}/instances/${instanceId}`,
  allAccounts: () => '/accounts',
  allInstances: () => '/accounts/instances',
  about: (place: AccountPlace) => `${home(place)}/about`,
  exclusionTypes: () => '/exclusion-types',
  exclusionType: (slug: string) => `/exclusion-types/${slug}`,
  supportedSystems: () => '/supported-systems',
  presentService: () => '/amazon-inspector',
  open: (query: string) => `/open?q=${encodeURIComponent(query)}`,
  callback: () => '/callback',
  signedOut: () => '/signed-out',
} as const;

/** The place of a template from its ARN; undefined when the ARN is no template's. */
export function templatePlace(arn: string): TemplatePlace | undefined {
  const { kind, region, account, targetId, templateId } = parseArn(arn) ?? {};
  if (kind !== 'template' || !region || !account || !targetId || !templateId) return undefined;
  return { region, account, targetId, templateId };
}

/** The place of a run from its ARN; undefined when the ARN is no run's. */
export function runPlace(arn: string): RunPlace | undefined {
  const { kind, region, account, targetId, templateId, runId } = parseArn(arn) ?? {};
  if (kind !== 'run' || !region || !account || !targetId || !templateId || !runId) return undefined;
  return { region, account, targetId, templateId, runId };
}

/** The ARN of the template at a place. */
export const arnOfTemplate = (p: TemplatePlace): string =>
  templateArn(p.region, p.account, p.targetId, p.templateId);

/** The ARN of the run at a place. */
export const arnOfRun = (p: RunPlace): string =>
  runArn(p.region, p.account, p.targetId, p.templateId, p.runId);

/** The parameters that a router found in an address, before anyone has looked at them. */
export type RawParameters = Readonly<Record<string, string | undefined>>;

/** A part of an address that cannot be read, in words for the reader. */
export interface BadLink {
  readonly bad: 'region' | 'account' | 'target' | 'template' | 'run' | 'instance';
  /** What stands there, as it is shown: a character that turns the sentence around is named. */
  readonly text: string;
}

const badLink = (bad: BadLink['bad'], text: string): BadLink => ({ bad, text: visibleLine(text) });

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
const ACCOUNT = /^\d{12}$/;
const INSTANCE = /^i-[0-9a-f]{1,32}$/;

/** Whether a text is the id of an EC2 instance: 8 or 17 hexadecimal digits, with room for what may come. */
export const isInstanceId = (text: string): boolean => INSTANCE.test(text);

/** Reads the account and region of an address. Total: what cannot be read is named. */
export function readAccountPlace(raw: RawParameters): AccountPlace | BadLink {
  const { region = '', account = '' } = raw;
  if (!REGION.test(region)) return badLink('region', region);
  if (!ACCOUNT.test(account)) return badLink('account', account);
  return { region, account };
}

/** Reads the template of an address (`targetId`, `templateId` beside the account place). Total. */
export function readTemplatePlace(raw: RawParameters): TemplatePlace | BadLink {
  const place = readAccountPlace(raw);
  if ('bad' in place) return place;
  const { targetId = '', templateId = '' } = raw;
  if (!isId(targetId)) return badLink('target', targetId);
  if (!isId(templateId)) return badLink('template', templateId);
  return { ...place, targetId, templateId };
}

/** Reads the run of an address (`runId` beside the template's parameters). Total. */
export function readRunPlace(raw: RawParameters): RunPlace | BadLink {
  const place = readTemplatePlace(raw);
  if ('bad' in place) return place;
  const { runId = '' } = raw;
  return isId(runId) ? { ...place, runId } : badLink('run', runId);
}

/** By the view that an address of an account names, how many ids follow before what is shown of the thing. */
const IDS: ReadonlyMap<string, number> = new Map([
  ['overview', 0],
  ['instances', 0],
  ['about', 0],
  ['templates', 2],
  ['runs', 3],
]);

/**
 * The account and region of a path that begins with the sign-in, whatever it shows afterwards: nothing in it is bad. Undefined for any other path, also
 * for a bad link, which is told without a sign-in. Total.
 */
export function placeToSignInFor(pathname: string): AccountPlace | undefined {
  const [, region, account, view = '', ...rest] = pathname.split('/');
  const place = readAccountPlace({ region, account });
  const count = IDS.get(view);
  if ('bad' in place || count === undefined) return undefined;
  const ids = rest.slice(0, count);
  const ofThing = ids.length === count && ids.every(isId) && rest.length <= count + 1;
  return rest.length === 0 || ofThing ? place : undefined;
}

/** Reads the instance of an address (`instanceId` beside the account place). Total. */
export function readInstancePlace(raw: RawParameters): InstancePlace | BadLink {
  const place = readAccountPlace(raw);
  if ('bad' in place) return place;
  const { instanceId = '' } = raw;
  return isInstanceId(instanceId) ? { ...place, instanceId } : badLink('instance', instanceId);
}
