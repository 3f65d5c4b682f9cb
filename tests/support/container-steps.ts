import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dockerignore, type Instruction, readDockerfile } from './dockerfile';

/** An image as the steps of its Dockerfile leave it in a folder, and how it says that it is run. */
export interface Image {
  /** A path of the image's as one of this machine. */
  readonly at: (path: string) => string;
  readonly environment: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly health: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number };
  readonly volumes: readonly string[];
}

/** A stage under way. */
interface Building {
  readonly at: (path: string) => string;
  folder: string;
  readonly environment: Record<string, string>;
  readonly said: Map<string, Instruction>;
}

/** `A=1 B="two words"` as pairs. */
const pairsOf = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/g)].map(([, name = '', quoted, bare]) => [
    name,
    quoted ?? bare ?? '',
  ]);

/** The paths that a source of COPY stands for; a `*` is taken in its last part. */
function sourcesOf(path: string): readonly string[] {
  if (!path.includes('*')) return [path];
  const [start = '', end = ''] = basename(path).split('*');
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && name.endsWith(end))
    .map((name) => join(dirname(path), name));
}

/** Runs a step. It may not name a path of the image's: it would be one of this machine here. */
function runStep(command: string, stage: Building, home: string): void {
  if (/(?:^|[\s"'=])\/\w/.test(command)) throw new Error(`A step that names an absolute path: ${command}`);
  execFileSync('sh', ['-c', command], {
    cwd: stage.at(stage.folder),
    env: { HOME: home, PATH: process.env['PATH'], npm_config_update_notifier: 'false', ...stage.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
}

/**
 * Takes the steps of a Dockerfile without a container engine: each stage is a folder, and RUN is a shell in it, on this machine's own
 * system and Node. What an engine would isolate is not isolated; what a step reads and leaves is what an engine would see.
 *
 * @param context the folder that is built from
 * @param files what is in the context before `.dockerignore` is asked, by their paths
 * @param place an empty folder for the stages
 */
export function takeSteps(
  dockerfile: string,
  ignore: string,
  context: string,
  files: readonly string[],
  place: string,
): Image {
  const seen = files.filter(dockerignore(ignore));
  const stages = new Map<string, Building>();
  const home = join(place, 'home');
  mkdirSync(home);
  let stage: Building | undefined;
  for (const [index, { name = String(index), instructions }] of readDockerfile(dockerfile).entries()) {
    const root = join(place, name);
    const at = (path: string) => join(root, path);
    const now: Building = { at, folder: '/', environment: {}, said: new Map() };
    mkdirSync(root);
    stages.set(name, now);
    for (const instruction of instructions) {
      const { name: verb, flags, rest, words } = instruction;
      now.said.set(verb, instruction);
      if (verb === 'WORKDIR') mkdirSync(at((now.folder = rest)), { recursive: true });
      if (verb === 'ARG' || verb === 'ENV')
        for (const [key, value] of pairsOf(rest)) now.environment[key] = value;
      if (verb === 'RUN') runStep(rest, now, home);
      if (verb !== 'COPY') continue;
      const target = words.at(-1) ?? '';
      const to = target.startsWith('/') ? at(target) : at(join(now.folder, target));
      const other = stages.get(flags['from'] ?? '');
      const sources = words.slice(0, -1);
      if (other)
        for (const from of sources.flatMap((each) => sourcesOf(other.at(each)))) copy(from, to, target);
      else
        for (const file of seen) {
          const source = sources.find((each) => each === '.' || file === each || file.startsWith(`${each}/`));
          if (source === undefined) continue;
          // Of a folder what is in it is copied, of a file the file itself.
          const below =
            source === '.' ? file : file === source ? basename(file) : file.slice(source.length + 1);
          cpSync(join(context, file), join(to, below), { recursive: true });
        }
    }
    stage = now;
  }
  if (!stage) throw new Error('The Dockerfile has no stage.');
  const { at, environment, said } = stage;
  const list = (verb: string) => said.get(verb)?.words ?? [];
  const [uid = 0, gid = 0] = (said.get('USER')?.rest ?? '').split(':').map(Number);
  chmodSync(place, 0o755);
  return {
    at,
    environment,
    entrypoint: list('ENTRYPOINT'),
    health: list('HEALTHCHECK'),
    user: { uid, gid },
    volumes: list('VOLUME'),
  };
}

/** A file into a folder, or all of a folder into a folder, as COPY does. */
function copy(from: string, to: string, target: string): void {
  const into = target.endsWith('/') ? join(to, basename(from)) : to;
  cpSync(from, into, { recursive: true, verbatimSymlinks: true });
}
