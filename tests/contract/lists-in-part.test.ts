/** A list that is known to have more than the data ends in a refusal, and never as if that were all. */
import {
  ListAssessmentRunsCommand,
  ListAssessmentTargetsCommand,
  ListAssessmentTemplatesCommand,
  ListEventSubscriptionsCommand,
  ListFindingsCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPart, writeAccountsInPart } from '../support/accounts-in-part';
import { type RunsFilter, runsQuery } from '../../src/inspector/queries/runs';
import { templateRunsQuery, templatesQuery } from '../../src/inspector/queries/templates';
import { openDataLayer } from '../support/console-data';
import { inspectorClient } from '../support/emulator';
import { testServer } from '../support/test-servers';

const { fewerKeys, partKeys, finding, topic, part: PART } = inPart;
const [cut, other] = inPart.templates;
const [first, second] = inPart.runs;
const [runOfFewer, runOfWhole] = inPart.runsOfFewer;
const fewer = inPart.templatesOfFewer;

const { folders, remove } = writeAccountsInPart();
let part: ReturnType<typeof inspectorClient>;
let counting: ReturnType<typeof inspectorClient>;
const server = testServer(() => ({
  accounts: folders,
}));
beforeAll(() => {
  part = inspectorClient(server.origin, partKeys);
  counting = inspectorClient(server.origin, fewerKeys);
});
afterAll(() => {
  part.destroy();
  counting.destroy();
  remove();
});

interface Page {
  readonly items: readonly (string | undefined)[] | undefined;
  readonly nextToken: string | undefined;
}
type Ask = (page: { readonly maxResults: number; readonly nextToken?: string }) => Promise<Page>;

/** Walks a list: what it names, and how it ends. */
async function walk(ask: Ask, maxResults: number) {
  const found: string[] = [];
  let token: string | undefined;
  for (;;) {
    try {
      const { items = [], nextToken } = await ask({
        maxResults,
        ...(token !== undefined && { nextToken: token }),
      });
      found.push(...items.flatMap((item) => item ?? []));
      if (nextToken === undefined) return { found: found.toSorted(), end: 'normal' };
      token = nextToken;
    } catch (error) {
      const { name, message } = error as Error;
      return { found: found.toSorted(), end: `${name}: ${message}` };
    }
  }
}

const targets: Ask = async (page) => {
  const { assessmentTargetArns, nextToken } = await part.send(new ListAssessmentTargetsCommand(page));
  return { items: assessmentTargetArns, nextToken };
};
const templates: Ask = async (page) => {
  const { assessmentTemplateArns, nextToken } = await part.send(new ListAssessmentTemplatesCommand(page));
  return { items: assessmentTemplateArns, nextToken };
};
const runs =
  (input: object = {}, client = () => part): Ask =>
  async (page) => {
    const { assessmentRunArns, nextToken } = await client().send(
      new ListAssessmentRunsCommand({ ...input, ...page }),
    );
    return { items: assessmentRunArns, nextToken };
  };
const findings =
  (assessmentRunArns: string[], client = () => part): Ask =>
  async (page) => {
    const { findingArns, nextToken } = await client().send(
      new ListFindingsCommand({ assessmentRunArns, ...page }),
    );
    return { items: findingArns, nextToken };
  };
const subscriptions =
  (resourceArn?: string): Ask =>
  async (page) => {
    const answer = await part.send(
      new ListEventSubscriptionsCommand({ ...(resourceArn !== undefined && { resourceArn }), ...page }),
    );
    return { items: answer.subscriptions?.map(({ topicArn }) => topicArn), nextToken: answer.nextToken };
  };

const refused = (what: string) => `NoSuchEntityException: The rest of the ${what} are not in this data`;

describe.each([1, 2, 100])('pages of %i', (size) => {
  test.each([
    ['targets', targets, [inPart.target], refused('assessment targets')],
    ['templates', templates, [cut, other], refused('assessment templates')],
    ['runs of a region', runs(), [first, second], refused('assessment runs')],
    [
      'runs of a template',
      runs({ assessmentTemplateArns: [cut] }),
      [first, second],
      refused('assessment runs'),
    ],
    ['runs that fit a filter', runs({ filter: { namePattern: 'none' } }), [], refused('assessment runs')],
    ['findings of a run', findings([first]), [finding(first, '1'), finding(first, '2')], refused('findings')],
    ['findings of a run that are all there', findings([second]), [finding(second, '3')], 'normal'],
    [
      'findings of a region',
      findings([]),
      [finding(first, '1'), finding(first, '2'), finding(second, '3')],
      refused('findings'),
    ],
    [
      'subscriptions of a template',
      subscriptions(cut),
      [topic('one'), topic('two')],
      refused('event subscriptions'),
    ],
    ['subscriptions that are all there', subscriptions(other), [topic('one')], 'normal'],
    [
      'subscriptions of a region',
      subscriptions(),
      [topic('one'), topic('one'), topic('two')],
      refused('event subscriptions'),
    ],
  ])('%s', async (_, ask, found, end) => {
    expect(await walk(ask, size)).toEqual({ found, end });
  });

  test.each([
    [
      'runs of a region with a template that had more',
      [],
      [runOfFewer, runOfWhole],
      refused('assessment runs'),
    ],
    ['runs of that template', [fewer[0]], [runOfFewer], refused('assessment runs')],
    ['runs of a template of which all are there', [fewer[1]], [runOfWhole], 'normal'],
  ])('%s', async (_, assessmentTemplateArns, found, end) => {
    const ask = runs({ assessmentTemplateArns }, () => counting);
    expect(await walk(ask, size)).toEqual({ found, end });
  });

  test.each([
    ['findings of a run that counts more', [runOfFewer], [finding(runOfFewer, '1')], refused('findings')],
    ['findings of a run that counts as many', [runOfWhole], [finding(runOfWhole, '2')], 'normal'],
    ['findings of both', [], [finding(runOfFewer, '1'), finding(runOfWhole, '2')], refused('findings')],
  ])('%s', async (_, runArns, found, end) => {
    expect(
      await walk(
        findings(runArns, () => counting),
        size,
      ),
    ).toEqual({ found, end });
  });
});

describe.each([
  ['by Inspector’s own operations', []],
  ['by one answer', ['ListDescribedRuns', 'ListDescribedTemplates', 'ListRunsByExclusions']],
])('the console, %s', (_, operations) => {
  const open = () =>
    openDataLayer(
      { origin: server.origin, region: 'us-west-2', account: PART, credentials: partKeys },
      operations,
    );

  test.each<RunsFilter>([
    {},
    { pageSize: 1 },
    { templateArns: [cut] },
    { byExclusions: { order: 'descending' } },
    { byExclusions: { order: 'ascending' }, pageSize: 1 },
  ])('its list of runs ends with what there is, and is known to be a part: %j', async (filter) => {
    const { inspector, client } = open();
    const { pages } = await client.infiniteQuery({ ...runsQuery(inspector, filter), pages: 100 });
    expect(pages.flatMap(({ items }) => items.map(({ arn }) => arn)).toSorted()).toEqual([first, second]);
    expect(pages.map(({ restNotSaved }) => restNotSaved)).toEqual([...pages.slice(1).map(() => false), true]);
  });

  test('so does its list of templates, and the history of a template', async () => {
    const { inspector, client } = open();
    const { pages } = await client.infiniteQuery({ ...templatesQuery(inspector), pages: 100 });
    expect(pages.flatMap(({ items }) => items.map(({ arn }) => arn)).toSorted()).toEqual([cut, other]);
    expect(pages.at(-1)?.restNotSaved).toBe(true);
    const { undescribed, more } = await client.query(templateRunsQuery(inspector, cut));
    expect([undescribed.map(({ arn }) => arn).toSorted(), more]).toEqual([[first, second], false]);
    const none = await client.query(templateRunsQuery(inspector, other));
    expect(none).toEqual({ runs: [], undescribed: [], more: false });
  });

  test('a list of which nothing is there is a part as well', async () => {
    const { inspector, client } = open();
    const { pages } = await client.infiniteQuery({
      ...runsQuery(inspector, { namePattern: 'none' }),
      pages: 100,
    });
    expect(pages).toMatchObject([{ items: [], nextToken: undefined, restNotSaved: true }]);
  });
});
