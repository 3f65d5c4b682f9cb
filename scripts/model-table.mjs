#!/usr/bin/env node
/**
 * Prints the table of facts that the emulator checks inputs against, made from the service model that
 * botocore publishes (`botocore/data/inspector/2016-02-16/service-2.json`):
 *
 *     node scripts/model-table.mjs service-2.json > emulator/inspector/model/model.json
 *
 * It keeps the operations with the errors that they declare, every shape that an input or an error is
 * made of, and every constraint; it leaves out the texts and the shapes of the answers.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Usage: node scripts/model-table.mjs SERVICE_MODEL.json[.gz]\n');
  process.exit(2);
}
const bytes = readFileSync(file);
const model = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));

const operations = {};
const reached = new Set();

/** Remembers a shape and all that it is made of. */
function reach(name) {
  if (reached.has(name)) return;
  reached.add(name);
  const { members = {}, member, key, value } = model.shapes[name];
  for (const part of [...Object.values(members), member, key, value]) if (part) reach(part.shape);
}

for (const [name, { input, errors = [] }] of Object.entries(model.operations)) {
  if (input) reach(input.shape);
  for (const { shape } of errors) reach(shape);
  operations[name] = { ...(input && { input: input.shape }), errors: errors.map(({ shape }) => shape) };
}

/** A shape without its texts, its parts by name. */
function compact({ type, required, members, member, min, max, pattern, enum: values, fault }) {
  return {
    type,
    ...(required && { required }),
    ...(members && {
      members: Object.fromEntries(Object.entries(members).map(([name, { shape }]) => [name, shape])),
    }),
    ...(member && { member: member.shape }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(pattern !== undefined && { pattern }),
    ...(values && { enum: values }),
    ...(fault && { fault }),
  };
}

const shapes = Object.fromEntries(
  Object.keys(model.shapes)
    .filter((name) => reached.has(name))
    .map((name) => [name, compact(model.shapes[name])]),
);

/** One line for each operation and shape, so that a difference can be read. */
const lines = (facts) =>
  Object.entries(facts)
    .map(([name, fact]) => `    ${JSON.stringify(name)}: ${JSON.stringify(fact)}`)
    .join(',\n');

process.stdout.write(
  `{\n  "operations": {\n${lines(operations)}\n  },\n  "shapes": {\n${lines(shapes)}\n  }\n}\n`,
);
