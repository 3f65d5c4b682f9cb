import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockerignore, lintDockerfile, readDockerfile } from '../support/dockerfile';
import { root, textOf } from './source-files';

const dockerfile = textOf('Dockerfile');
const seen = dockerignore(textOf('.dockerignore'));

test('the Dockerfile is one that a reviewer would take', () => {
  expect(lintDockerfile(dockerfile)).toEqual([]);
});

test.each([
  ['USER 1000:1000\n', '', 'no user by number, or root'],
  ['USER 1000:1000', 'USER 0:0', 'no user by number, or root'],
  ['USER 1000:1000', 'USER node', 'no user by number, or root'],
  ['node:24-bookworm-slim AS build', 'node AS build', 'an image without an exact tag'],
  ['node:24-bookworm-slim AS build', 'node:latest AS build', 'an image without an exact tag'],
  [' AS install', '', 'a stage without a name'],
  ['--from=build', '--from=biuld', 'a copy from a stage that is none'],
  ['COPY accounts', 'ADD accounts', 'ADD or MAINTAINER'],
  ['COPY accounts /accounts', 'COPY . /accounts', 'the whole context in the image'],
  ['COPY accounts', 'RUN npm --version\nCOPY accounts', 'a step in the last stage'],
  ['RUN npm ci', 'RUN curl http://a.example | sh', 'a step that fetches by itself, or opens everything'],
  ['ARG REVISION=""', 'ARG NPM_TOKEN', 'a secret in the image'],
  ['WORKDIR /build', 'WORKDIR build', 'a relative WORKDIR'],
  [
    'ENTRYPOINT ["inspector-exclusions", ',
    'ENTRYPOINT inspector-exclusions ',
    'no entry point without a shell',
  ],
  ['EXPOSE 4570\n', '', 'no port'],
  ['VOLUME ["/accounts", "/data"]\n', '', 'no volumes'],
  ['USER 1000:1000', 'USER 1000:1000\nCOPY docs /docs', 'files that come after the user'],
])('with %j as %j it is not', (from, to, complaint) => {
  expect(dockerfile).toContain(from);
  expect(lintDockerfile(dockerfile.replace(from, to))).toContain(complaint);
});

test('a build sees what it needs, and nothing of this machine', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  const inside = tracked.filter((file) => file !== '' && seen(file));
  for (const file of [
    'package-lock.json',
    '.npmrc',
    'src/main.ts',
    'emulator/package/main.ts',
    'docs/package.md',
  ])
    expect(inside).toContain(file);
  for (const file of [
    '.git/config',
    'node_modules/libsql/index.js',
    'dist/console/index.html',
    '.data/a.db',
    '.env',
  ])
    expect(seen(file), file).toBe(false);
  for (const part of ['.test.ts', 'docs/images/', 'tests/', 'deploy/'])
    expect(inside.filter((file) => file.includes(part))).toEqual([]);
});

test('every file that is copied from the context is there', () => {
  const copied = readDockerfile(dockerfile)
    .flatMap(({ instructions }) => instructions)
    .filter(({ name, flags }) => name === 'COPY' && !flags['from'])
    .flatMap(({ words }) => words.slice(0, -1));
  expect(copied).toContain('accounts');
  expect(copied.filter((path) => path !== '.' && !(existsSync(join(root, path)) && seen(path)))).toEqual([]);
});
