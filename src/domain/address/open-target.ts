import { parseArn, partitionOf } from './arn';
import {
  type AccountPlace,
  type InstancePlace,
  isInstanceId,
  paths,
  readAccountPlace,
  readInstancePlace,
  runPlace,
  templatePlace,
} from './paths';

/**
 * The ARN of an instance: `arn:aws:ec2:REGION:ACCOUNT:instance/i-0a1b2c3d4e5f60718`, as the Service Authorization Reference of
 * Amazon EC2 gives it; undefined for what is not the id of one.
 */
export function instanceArn({ region, account }: AccountPlace, id: string): string | undefined {
  return isInstanceId(id) ? `arn:${partitionOf(region)}:ec2:${region}:${account}:instance/${id}` : undefined;
}

/** Longer than any ARN of an instance. */
const MAX_ARN = 200;
const INSTANCE_ARN = /^arn:(aws|aws-us-gov|aws-cn):ec2:([a-z0-9-]+):(\d{12}):instance\/(i-[0-9a-f]+)$/;

/** Where an instance is whose ARN a text is, in its partition's own region; undefined for any other text. Never throws. */
export function placeOfInstanceArn(text: string): InstancePlace | undefined {
  if (text.length > MAX_ARN) return undefined;
  const [, partition, region = '', account = '', instanceId = ''] = INSTANCE_ARN.exec(text) ?? [];
  const place = readInstancePlace({ region, account, instanceId });
  return 'bad' in place || partition !== partitionOf(region) ? undefined : place;
}

/** Where what a reader pasted leads: a path of the console, or undefined when it leads nowhere. */
export type OpenTarget = string | undefined;

/** Longer than any ARN or console address. */
const MAX_LENGTH = 2000;
/** `i-` and the shortest ids of instances; a shorter one is still being typed. */
const INSTANCE_LENGTH = 10;
const ARN = /arn:aws[a-z-]*:inspector:[^\s"'<>?&#]+/;
const OLD_HOSTS = /^(?:[a-z0-9-]+\.)?console\.(?:aws\.amazon\.com|amazonaws-us-gov\.com)$/;

function pathOfArn(text: string): OpenTarget {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const run = arn.runId === undefined ? undefined : runPlace(text.split('/').slice(0, 6).join('/'));
  const template = templatePlace(text);
  if (arn.kind === 'exclusion') return run && paths.exclusions(run);
  if (run) return paths.run(run);
  if (template) return paths.template(template);
  // Neither targets nor their resource groups have a page: the templates show them. Rules packages belong
  // to AWS's own accounts.
  return arn.kind === 'rules-package' ? undefined : paths.templates(arn);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray per cent sign: taken as it stands.
  }
}

/**
 * The console's place for a pasted text: the id of an instance or its ARN of EC2, an ARN of Inspector (alone or anywhere in an address of the old console), or
 * an address of the old console, `https://console.aws.amazon.com/inspector/home?region=R#/run`, which
 * leads to the same list of the account in `here`. Total.
 * @param here the place for what names no account: where the reader is, or was last
 */
export function openTarget(pasted: string, here: AccountPlace | undefined): OpenTarget {
  if (pasted.length > MAX_LENGTH) return undefined;
  const text = decoded(pasted.trim());
  const arn = ARN.exec(text)?.[0];
  if (arn !== undefined) return pathOfArn(arn);
  const instance = placeOfInstanceArn(text);
  if (instance)
    return instance.instanceId.length < INSTANCE_LENGTH
      ? undefined
      : paths.instance(instance, instance.instanceId);
  if (here === undefined) return undefined;
  if (text.length >= INSTANCE_LENGTH && isInstanceId(text)) return paths.instance(here, text);
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!OLD_HOSTS.test(url.hostname) || !url.pathname.startsWith('/inspector')) return undefined;
  const region = url.searchParams.get('region') ?? /^([^.]+)\.console\./.exec(url.hostname)?.[1];
  const place = readAccountPlace({ region, account: here.account });
  if ('bad' in place) return undefined;
  return /run/i.test(url.hash) ? paths.runs(place) : paths.templates(place);
}
