import { type AnswerOrigin, contradiction } from '../evidence/answer-origin';
import { type Collected, type DescribedExclusion, type ListPage, parentOf } from '../evidence/collected';
import { nameOf } from '../evidence/settle-folder';
import type { DocumentKind } from './document-kind';
import { exclusionItem } from './shapes';
import { requireRunInName, tokenIn } from '../named-after';
import { forEachFitting, Misfit } from '../problems';
import { dictionary, many, members, oneOf, optional, truth, withDefault } from '../readers';
import { NOT_SAVED } from '../../printed-answers';
import type { ExclusionRecord } from '../../records';
import { FILTERED_EXPORT } from '../../../../src/domain/export/exclusions-formats';

/** What ends an export that is no whole, where a page of the service's has a token: no page follows it. */
const ENDS_OF_PARTS = new Set<unknown>([FILTERED_EXPORT, NOT_SAVED]);

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function addPage(collected: Collected, runArn: string, page: ListPage): void {
  const pages = collected.listed.get(runArn);
  if (pages) pages.push(page);
  else collected.listed.set(runArn, [page]);
}

/** An exclusion whose repeated texts are kept once. */
function withSharedTexts(record: ExclusionRecord, { shared }: Collected): ExclusionRecord {
  return {
    ...record,
    title: shared(record.title),
    description: shared(record.description),
    recommendation: shared(record.recommendation),
    scopes: record.scopes.map(({ key, value }) => ({ key: shared(key), value: shared(value) })),
  };
}

function describe(collected: Collected, record: ExclusionRecord, origin: AnswerOrigin, path: string): void {
  const runArn = parentOf(record.arn);
  let ofRun = collected.exclusions.get(runArn);
  if (!ofRun) collected.exclusions.set(runArn, (ofRun = new Map<string, DescribedExclusion>()));
  const earlier = ofRun.get(record.arn);
  // A run's exclusions never change, so two descriptions that differ are a sign of a mix-up.
  if (earlier && nameOf(earlier.record) !== nameOf(record))
    throw contradiction(path, `describes the exclusion ${record.arn}`, earlier.origin);
  // The answer itself says that it has no attributes; an export of it leaves that out.
  if (!earlier || (!earlier.record.attributes && record.attributes))
    ofRun.set(record.arn, { record: withSharedTexts(record, collected), origin });
}

/** Exclusions of runs, and saved previews. */
export const exclusionKinds: readonly DocumentKind[] = [
  {
    key: 'exclusionArns',
    command: 'list-exclusions',
    context: {
      member: 'assessmentRunArn',
      kind: 'run',
      needed: (document) => document.has('assessmentRunArn') || isEmptyList(document.get('exclusionArns')),
    },
    beside: ['computed', 'listedDuringRun'],
    take(collected, { document, value, path, about, origin, more, computed }) {
      optional(truth)(document.get('computed'), '$.computed');
      const duringRun = optional(truth)(document.get('listedDuringRun'), '$.listedDuringRun') === true;
      const partial = origin.partial || ENDS_OF_PARTS.has(document.get('nextToken'));
      const byRun = new Map<string, string[]>(about === undefined ? [] : [[about, []]]);
      forEachFitting(many(collected.ownArn('exclusion'))(value, path), (arn) => {
        const runArn = parentOf(arn);
        if (about !== undefined && runArn !== about)
          throw new Misfit(path, `has exclusions of another run than ${about}`);
        // One copy of an ARN for its description and the list: there may be a million.
        const known = collected.exclusions.get(runArn)?.get(arn)?.record.arn ?? arn;
        const ofRun = byRun.get(runArn);
        if (ofRun) ofRun.push(known);
        else byRun.set(runArn, [known]);
      });
      for (const [runArn, arns] of byRun) {
        if (about === undefined) requireRunInName(origin.file, runArn, path);
        addPage(collected, runArn, { arns, more, duringRun, origin: { ...origin, partial } });
        if (computed) collected.computed.add(runArn);
      }
    },
  },
  {
    key: 'exclusions',
    command: 'describe-exclusions',
    beside: ['computed'],
    take(collected, { document, value, path, origin, computed }) {
      optional(truth)(document.get('computed'), '$.computed');
      const arnOf = members({ arn: collected.ownArn('exclusion') });
      const read = dictionary((item, at): [ExclusionRecord, string] => [
        { ...arnOf(item, at), ...exclusionItem(item, at) },
        at,
      ]);
      forEachFitting(read(value, path), ([key, [record, at]]) => {
        if (record.arn !== key)
          throw new Misfit(`${at}.arn`, 'is not the ARN that the exclusion stands under');
        describe(collected, record, origin, at);
        if (computed) collected.computed.add(parentOf(record.arn));
      });
    },
  },
  {
    key: 'previewStatus',
    command: 'get-exclusions-preview',
    beside: ['exclusionPreviews', 'previewToken'],
    context: { member: 'assessmentTemplateArn', kind: 'template', needed: () => true },
    take(collected, { document, value, path, about = '', origin, more }) {
      const status = oneOf('WORK_IN_PROGRESS', 'COMPLETED')(value, path);
      const listed = document.get('exclusionPreviews') ?? undefined;
      const items = withDefault(many(exclusionItem), [])(listed, '$.exclusionPreviews');
      // An answer from while the preview was generated says nothing about its outcome.
      if (status === 'WORK_IN_PROGRESS') return;
      // The service gives an empty list where there is none.
      if (listed === undefined)
        throw new Misfit(
          path,
          'is COMPLETED, and exclusionPreviews is missing: a query has cut it out. Save the answer without --query',
        );
      const named = document.get('previewToken');
      const token = typeof named === 'string' ? named : tokenIn(origin.file);
      if (token !== undefined && tokenIn(token) !== token)
        throw new Misfit('$.previewToken', 'must be a UUID');
      for (const other of collected.previews.values())
        if (token !== undefined && other.token === token && other.templateArn !== about)
          throw new Misfit('$', `has the token of a preview of ${other.templateArn}`);
      const key = `${about} ${token ?? ''}`;
      const preview = collected.previews.get(key) ?? { templateArn: about, token, pages: [] };
      const partial = origin.partial || ENDS_OF_PARTS.has(document.get('nextToken'));
      preview.pages.push({ items, more, origin: { ...origin, partial } });
      collected.previews.set(key, preview);
    },
  },
];
