/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  /** `--from=build` is `{ from: 'build' }`. */
  readonly flags: Readonly<Record<string, string>>;
  /** What stands behind the flags, continued lines joined. */
  readonly rest: string;
  /** `rest` in words: of a JSON list its texts. */
  readonly words: readonly string[];
  /** Whether `rest` is a JSON list: what runs without a shell. */
  readonly list: boolean;
}

/** A part of a Dockerfile from one FROM to the next. */
export interface Stage {
  readonly image: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

function readInstruction(text: string): Instruction {
  const [, name = '', after = ''] = /^(\S+)\s*([^]*)$/.exec(text) ?? [];
  const flags: Record<string, string> = {};
  let rest = after;
  for (let flag = /^--([\w-]+)=(\S+)\s+/.exec(rest); flag; flag = /^--([\w-]+)=(\S+)\s+/.exec(rest)) {
    flags[flag[1] ?? ''] = flag[2] ?? '';
    rest = rest.slice(flag[0].length);
  }
  const list = rest.replace(/^CMD\s+/, '').startsWith('[');
  const words = list ? (JSON.parse(rest.replace(/^CMD\s+/, '')) as string[]) : rest.split(/\s+/);
  return { name: name.toUpperCase(), flags, rest, words, list };
}

/** A Dockerfile in its stages: comments are left out, continued lines joined. */
export function readDockerfile(text: string): readonly Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const stages: { image: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const instruction of lines.map(readInstruction)) {
    const [image = '', as, name] = instruction.words;
    if (instruction.name === 'FROM')
      stages.push({ image, name: as?.toUpperCase() === 'AS' ? name : undefined, instructions: [] });
    else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** A pattern of `.dockerignore` as an expression over a path and what lies below it. */
function patternOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?');
  return new RegExp(`^${source}(?:/|$)`);
}

/** Whether a build sees a file of its context, by the text of `.dockerignore`: the last line that fits decides. */
export function dockerignore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ seen: line.startsWith('!'), fits: patternOf(line.replace(/^!/, '')) }));
  return (path) => rules.findLast(({ fits }) => fits.test(path))?.seen ?? true;
}

const last = <T>(list: readonly T[]): T | undefined => list.at(-1);

/**
 * What is wrong with a Dockerfile: images and stages that are not fixed, what needs a shell to end, root at run time, and what a
 * reader of it would ask about.
 */
export function lintDockerfile(text: string): readonly string[] {
  const stages = readDockerfile(text);
  const all = stages.flatMap(({ instructions }) => instructions);
  const final = last(stages)?.instructions ?? [];
  const finalOf = (name: string) => last(final.filter((each) => each.name === name));
  const user = finalOf('USER');
  const named = stages.map(({ name }) => name);
  const wrong: (readonly [boolean, string])[] = [
    [stages.length < 2, 'one stage: what builds is in the image'],
    [stages.some(({ image }) => !/^[\w./-]+:\d[\w.-]+$/.test(image)), 'an image without an exact tag'],
    [stages.slice(0, -1).some(({ name }) => name === undefined), 'a stage without a name'],
    [
      all.some(({ name, flags }) => name === 'COPY' && flags['from'] && !named.includes(flags['from'])),
      'a copy from a stage that is none',
    ],
    [all.some(({ name }) => name === 'ADD' || name === 'MAINTAINER'), 'ADD or MAINTAINER'],
    [
      all.some(({ name, rest }) => name === 'RUN' && /\b(?:curl|wget|sudo)\b|chmod\s+-?R?\s*777/.test(rest)),
      'a step that fetches by itself, or opens everything',
    ],
    [
      all.some(
        ({ name, rest }) => /^(?:ENV|ARG)$/.test(name) && /(?:PASSWORD|SECRET|TOKEN|_KEY)\b/i.test(rest),
      ),
      'a secret in the image',
    ],
    [all.some(({ name, rest }) => name === 'WORKDIR' && !rest.startsWith('/')), 'a relative WORKDIR'],
    [final.some(({ name }) => name === 'RUN'), 'a step in the last stage'],
    [
      final.some(({ name, flags, words }) => name === 'COPY' && !flags['from'] && words.includes('.')),
      'the whole context in the image',
    ],
    [user === undefined || !/^[1-9]\d*:[1-9]\d*$/.test(user.rest), 'no user by number, or root'],
    [
      user !== undefined && final.slice(final.indexOf(user)).some(({ name }) => name === 'COPY'),
      'files that come after the user',
    ],
    [finalOf('HEALTHCHECK')?.list !== true, 'no health check without a shell'],
    [finalOf('ENTRYPOINT')?.list !== true, 'no entry point without a shell'],
    [!/^\d+$/.test(finalOf('EXPOSE')?.rest ?? ''), 'no port'],
    [finalOf('VOLUME')?.list !== true, 'no volumes'],
  ];
  return wrong.filter(([is]) => is).map(([, what]) => what);
}
