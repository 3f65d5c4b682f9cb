import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { awsCliPythons, version } from '../support/clients';
import { projectRoot } from '../support/emulator-process';

const programs = join(projectRoot, 'tests/clients/programs');

/** A client that is a program of its own, which prints what it saw. */
export interface ClientProgram {
  readonly name: string;
  /** Its version; undefined where it is not installed. */
  readonly version: string | undefined;
  /** What is run, in which folder and with what in the environment. */
  readonly command: (folder: string) => readonly [command: string, ...argv: string[]];
}

const GO = '/usr/share/gocode';

/** The version of a Go library that Debian's package brought. */
function goVersion(folder: string, file: string, pattern: RegExp): string | undefined {
  const found = join(GO, 'src/github.com/aws', folder);
  if (version('go', 'version') === undefined || !existsSync(join(found, 'service/inspector')))
    return undefined;
  const text = execFileSync('cat', [join(found, file)], { encoding: 'utf8' });
  return pattern.exec(text)?.[1];
}

/** Builds a program of this folder with Debian's Go and its libraries, without a network, and runs it. */
const goProgram =
  (folder: string): ClientProgram['command'] =>
  (scratch) => {
    const binary = join(scratch, folder);
    execFileSync('go', ['build', '-o', binary, '.'], {
      cwd: join(programs, folder),
      env: {
        PATH: process.env['PATH'],
        HOME: scratch,
        GO111MODULE: 'off',
        GOFLAGS: '',
        GOPATH: GO,
        GOCACHE: join(scratch, 'cache'),
      },
      stdio: 'pipe',
    });
    return [binary];
  };

const pythons = ['/usr/bin/python3', 'python3'].map((python) => ({
  python,
  version: version(python, '-c', 'import boto3; print(boto3.__version__, end="")'),
}));
const boto3: readonly ClientProgram[] = [
  ...new Map(pythons.map((each) => [each.version, each] as const)).values(),
]
  .filter((each, _, all) => each.version !== undefined || all.length === 1)
  .map((each) => ({
    name: 'boto3',
    version: each.version,
    command: () => [each.python, join(programs, 'boto3_tasks.py')],
  }));

function packageVersion(folder: string): string | undefined {
  const file = join(projectRoot, folder, 'package.json');
  if (!existsSync(file)) return undefined;
  return version(process.execPath, '-p', `require(${JSON.stringify(file)}).version`)?.trim();
}

/** Every client that is a program, installed or not. */
export const clientPrograms: readonly ClientProgram[] = [
  ...boto3,
  {
    name: 'AWS SDK for JavaScript v2',
    version: packageVersion('tests/clients/node_modules/aws-sdk'),
    command: () => [process.execPath, join(programs, 'javascript-v2.cjs')],
  },
  {
    name: 'AWS SDK for JavaScript v3',
    version: packageVersion('node_modules/@aws-sdk/client-inspector'),
    command: () => [process.execPath, join(programs, 'javascript-v3.mjs')],
  },
  {
    name: 'AWS SDK for Go v1',
    version: goVersion('aws-sdk-go', 'aws/version.go', /SDKVersion = "([^"]+)"/),
    command: goProgram('go-v1'),
  },
  {
    name: 'AWS SDK for Go v2',
    version: goVersion('aws-sdk-go-v2', 'aws/go_module_metadata.go', /goModuleVersion = "([^"]+)"/),
    command: goProgram('go-v2'),
  },
  {
    name: 'Ruby’s aws-sigv4',
    version: version(
      'ruby',
      '-e',
      'require "aws-sigv4"; print Gem.loaded_specs["aws-sigv4"]&.version || Aws::Sigv4::VERSION',
    ),
    command: () => ['ruby', join(programs, 'ruby_sigv4.rb')],
  },
];

/** Every AWS CLI, or one entry that says that there is none. */
export const awsClis: readonly { readonly version: string | undefined; readonly python: string }[] =
  awsCliPythons.length > 0
    ? awsCliPythons.map(([found, python]) => ({ version: found, python }))
    : [{ version: undefined, python: 'python3' }];
