#!/usr/bin/env node
// The package's command. It is written for any Node, so that one that is too old is told so in words.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node 20.19 or newer is needed; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else await import('../dist/program/main.js');
