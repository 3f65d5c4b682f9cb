// Stands in for Lambda's runtime: loads the function, gives it one event after the other, and says what it took.
// `node lambda-process.mjs MODULE EVENTS`: the function's module, and a file with a list of events.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , module, events] = process.argv;
const { handler } = await import(pathToFileURL(module).href);
const answers = [];
let first;
for (const event of JSON.parse(readFileSync(events, 'utf8'))) {
  answers.push(await handler(event));
  // In milliseconds since the process began, Node's own start included: by the clock, and at work.
  const { user, system } = process.cpuUsage();
  first ??= { after: performance.now(), work: (user + system) / 1000 };
}
const { maxRSS } = process.resourceUsage();
process.stdout.write(`\n${JSON.stringify({ first, megabytes: (maxRSS * 1024) / 1e6, answers })}`);
