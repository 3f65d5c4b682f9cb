// Stands in for Lambda's runtime: loads the function, gives it one event after the other, and says what it took.
// `node lambda-process.mjs MODULE EVENTS`: the function's module, and a file with a list of events.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , module, events] = process.argv;
const { handler } = await import(pathToFileURL(module).href);
const answers = [];
let firstAnswerAfter;
for (const event of JSON.parse(readFileSync(events, 'utf8'))) {
  answers.push(await handler(event));
  // Since the process began, Node's own start included.
  firstAnswerAfter ??= performance.now();
}
const { maxRSS } = process.resourceUsage();
process.stdout.write(`\n${JSON.stringify({ firstAnswerAfter, megabytes: (maxRSS * 1024) / 1e6, answers })}`);
