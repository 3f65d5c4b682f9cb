import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A shell that a person pastes into; `bracketed` as far as it knows that a paste begins and ends. */
export interface PastedInto {
  readonly shell: 'bash' | 'dash';
  readonly bracketed: boolean;
}

const present = (command: string): boolean =>
  spawnSync(command, ['-c', ''], { stdio: 'ignore' }).error === undefined;

/** The shells of this machine that can be pasted into; none where no Python can hold a pseudo-terminal. */
export const shellsToPasteInto: readonly PastedInto[] = (
  [
    { shell: 'bash', bracketed: false },
    { shell: 'bash', bracketed: true },
    { shell: 'dash', bracketed: false },
  ] as const
).filter(({ shell }) => present('python3') && present(shell));

/**
 * Stands for the AWS CLI: notes its arguments, each ended by NUL and the last one followed by a line end. It answers
 * what the commands around it need to go on: two ARNs for a list, and two pages for a preview.
 */
const AWS = `#!/bin/sh
printf '%s\\0' "$@" '
' >>"$NOTED"
case "$*" in
  *list-*text*) printf 'arn:one\\tarn:two\\n' ;;
  *get-exclusions-preview*--next-token*) printf '{\\n    "previewStatus": "COMPLETED"\\n}\\n' ;;
  *get-exclusions-preview*) printf '{\\n    "nextToken": "page2"\\n}\\n' ;;
esac
`;

/** What came of texts that were pasted. */
export interface Pasted {
  /** The arguments of each call of `aws`, in their order. */
  readonly calls: readonly (readonly string[])[];
  /** Whether something made the file `PWNED` in the folder where the shell was. */
  readonly attacked: boolean;
}

/** Pastes texts one after the other into one interactive shell, in a folder of its own. */
export function pasteInto({ shell, bracketed }: PastedInto, pastes: readonly string[]): Pasted {
  const folder = mkdtempSync(join(tmpdir(), 'pasted-'));
  try {
    const at = (name: string) => join(folder, name);
    mkdirSync(at('bin'));
    mkdirSync(at('here'));
    writeFileSync(at('bin/aws'), AWS);
    chmodSync(at('bin/aws'), 0o755);
    const prompt = '$(printf . >>"$PROMPTS"; printf "prompt %d: " $(wc -c <"$PROMPTS"))';
    writeFileSync(at('rc'), `cd '${at('here')}'\nPS1='${prompt}'\n`);
    writeFileSync(at('inputrc'), `set enable-bracketed-paste ${bracketed ? 'on' : 'off'}\n`);
    const environment = {
      PATH: `${at('bin')}:${process.env['PATH']}`,
      HOME: folder,
      ENV: at('rc'),
      INPUTRC: at('inputrc'),
      NOTED: at('noted'),
      PROMPTS: at('prompts'),
      LANG: 'C.UTF-8',
      TERM: 'xterm',
    };
    const argv = shell === 'bash' ? ['bash', '--noprofile', '--rcfile', at('rc'), '-i'] : ['dash', '-i'];
    const input = JSON.stringify({ argv, environment, pastes, bracketed });
    execFileSync('python3', [join(import.meta.dirname, 'pseudo-terminal.py')], { input, stdio: 'pipe' });
    const noted = existsSync(at('noted')) ? readFileSync(at('noted'), 'utf8') : '';
    return {
      calls: noted
        .split('\0\n\0')
        .slice(0, -1)
        .map((call) => call.split('\0')),
      attacked: existsSync(at('here/PWNED')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
