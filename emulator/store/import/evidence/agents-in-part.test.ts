import { expect, test } from 'vitest';
import { exclusion, PACKAGE, RUN, run, savedFolder } from '../../../../tests/support/saved-folder';
import { knownRun } from '../../../console-api/known-runs';
import { makeReport } from '../../../report/make-report';
import { isComplete } from '../../../../src/domain/report/report-facts';

const ONE = 'i-0123456789abcdef0';
const TWO = 'i-0fedcba9876543210';
const THREE = 'i-00000000000000003';
const PACKAGE_2 = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-H5hpSawc';

const agent = (agentId: string, assessmentRunArn = RUN) => ({
  agentId,
  assessmentRunArn,
  agentHealth: 'HEALTHY',
  agentHealthCode: 'RUNNING',
});
const page = (...ids: readonly string[]) => ({ assessmentRunAgents: ids.map((id) => agent(id)) });
const part = (...ids: readonly string[]) => ({ ...page(...ids), nextToken: 'abc' });
const empty = { assessmentRunArn: RUN, assessmentRunAgents: [] };

const saved = savedFolder();

/** Which agents are known to be all; `part` where saved ones are not, and `none` where nothing was saved. */
function known(files: Readonly<Record<string, unknown>>): readonly string[] | 'none' | 'part' {
  saved.save('r.json', { assessmentRuns: [run()], failedItems: {} });
  for (const [name, value] of Object.entries(files))
    saved.save(name, ...(name.endsWith('.jsonl') ? (value as readonly unknown[]) : [value]));
  const store = saved.load();
  const record = store.run(RUN);
  if (!record) throw new Error('no run');
  const { instances } = knownRun(store, undefined, record);
  if (instances) return instances.map(({ id }) => id);
  return record.agentsComplete === false ? 'part' : 'none';
}

test.each([
  ['nothing', {}, 'none'],
  ['an answer without a token', { 'a.json': page(ONE, THREE) }, [ONE, THREE]],
  ['an answer that says there are none', { 'a.json': empty }, []],
  ['an answer that ends in a token', { 'a.json': part(ONE, THREE) }, 'part'],
  ['an empty page that ends in a token', { 'a.json': { ...empty, nextToken: 'abc' } }, 'part'],
  ['the second page alone', { 'agents.page2.json': page(ONE) }, 'part'],
  ['the second page alone, and it is empty', { 'agents.page2.json': empty }, 'part'],
  ['both pages', { 'agents.page1.json': part(ONE), 'agents.page2.json': page(TWO) }, [ONE, TWO]],
  ['pages one after the other', { 'a.jsonl': [part(ONE), part(TWO), page(THREE)] }, [ONE, TWO, THREE]],
  ['pages of which the last is empty', { 'a.jsonl': [part(ONE), empty] }, [ONE]],
  ['pages of which the last is not there', { 'a.jsonl': [part(ONE), part(TWO)] }, 'part'],
  ['the list of a query', { 'a.json': [agent(ONE), agent(THREE)] }, 'part'],
  ['a page, and later all', { 'a.json': part(ONE), 'b.json': page(ONE, TWO) }, [ONE, TWO]],
  ['all, and of them by a query', { 'a.json': page(ONE, TWO), 'b.json': [agent(TWO)] }, [ONE, TWO]],
  ['others by a query than are listed', { 'a.json': page(ONE), 'b.json': [agent(TWO)] }, 'part'],
  [
    'a page, and an end that begins before it ends',
    { 'a.json': part(ONE, TWO), 'b.json': page(TWO, THREE) },
    'part',
  ],
  [
    'a page, and an empty list that nothing says follows it',
    { 'a.json': part(ONE), 'b.json': empty },
    'part',
  ],
  // Whoever asks for one health gets an answer that does not say so.
  ['two ends of which one has all', { 'a.json': page(ONE, TWO), 'b.json': page(TWO) }, [ONE, TWO]],
  ['two ends of which none has all', { 'a.json': page(ONE), 'b.json': page(TWO) }, 'part'],
])('%s', (_, files, expected) => {
  expect(known(files)).toEqual(expected);
});

test('a run keeps its own whole list beside a part of another one', () => {
  const other = RUN.replace(/.{8}$/, 'MKkpXXP2');
  expect(
    known({ 'a.json': page(ONE), 'b.json': { ...part(), assessmentRunAgents: [agent(TWO, other)] } }),
  ).toEqual([ONE]);
});

test('no check of a run with a part of its agents is called checked', () => {
  const arn = `${RUN}/exclusion/0-Exclu001`;
  saved.save('r.json', { assessmentRuns: [run({ rulesPackageArns: [PACKAGE, PACKAGE_2] })] });
  saved.save('l.json', { assessmentRunArn: RUN, exclusionArns: [arn] });
  const described = { ...exclusion(arn), scopes: [{ key: 'INSTANCE_ID', value: ONE }] };
  saved.save('d.json', { exclusions: { [arn]: described } });
  saved.save('ag.json', part(ONE, THREE));
  const facts = makeReport([saved.path], {
    filter: {},
    skipUnknown: false,
    withExclusions: false,
    madeAt: 0,
    origin: { program: 'p', exportedBy: 'e' },
    newUuid: () => '',
  });
  // Those that the page names were in scope, too.
  expect(facts.report.checks).toMatchObject({ inScope: 4, notCompleted: 2, notKnown: 2, checked: 0 });
  expect(facts.report.runsOfUnknownScope).toBe(1);
  expect(isComplete(facts)).toBe(false);
});
