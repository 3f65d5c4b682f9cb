import { FILTERED_EXPORT } from '../../../src/domain/export-json';
import type { ExclusionRecord } from '../records';
import { parentOf, type Collected, type ListPage } from './collected';
import type { DocumentKind } from './document-kind';
import { Misfit } from './misfit';
import { requireRunInName, tokenIn } from './named-after';
import { dictionary, many, members, oneOf, optional, truth, withDefault } from './readers';
import { exclusionItem } from './shapes';

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function addPage(collected: Collected, runArn: string, page: ListPage): void {
  collected.listed.set(runArn, [...(collected.listed.get(runArn) ?? []), page]);
}

function describe(collected: Collected, record: ExclusionRecord, path: string): void {
  const runArn = parentOf(record.arn);
  const ofRun = collected.exclusions.get(runArn) ?? new Map<string, ExclusionRecord>();
  const earlier = ofRun.get(record.arn);
  // A run's exclusions never change, so two descriptions that differ are a sign of a mix-up.
  if (earlier && JSON.stringify(earlier) !== JSON.stringify(record))
    throw new Misfit(path, 'differs from another description of this exclusion in the folder');
  ofRun.set(record.arn, record);
  collected.exclusions.set(runArn, ofRun);
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
    beside: ['computed'],
    take(collected, { document, value, path, about, file, more, computed }) {
      optional(truth)(document.get('computed'), '$.computed');
      const byRun = new Map<string, string[]>(about === undefined ? [] : [[about, []]]);
      for (const arn of many(collected.ownArn('exclusion'))(value, path)) {
        const runArn = parentOf(arn);
        if (about !== undefined && runArn !== about)
          throw new Misfit(path, `has exclusions of another run than ${about}`);
        byRun.set(runArn, [...(byRun.get(runArn) ?? []), arn]);
      }
      for (const [runArn, arns] of byRun) {
        if (about === undefined) requireRunInName(file, runArn, path);
        addPage(collected, runArn, { arns, more });
        if (computed) collected.computed.add(runArn);
      }
    },
  },
  {
    key: 'exclusions',
    command: 'describe-exclusions',
    beside: ['computed'],
    take(collected, { document, value, path, computed }) {
      optional(truth)(document.get('computed'), '$.computed');
      const arnOf = members({ arn: collected.ownArn('exclusion') });
      const read = dictionary((item, at): [ExclusionRecord, string] => [
        { ...arnOf(item, at), ...exclusionItem(item, at) },
        at,
      ]);
      for (const [key, [record, at]] of read(value, path)) {
        if (record.arn !== key)
          throw new Misfit(`${at}.arn`, 'is not the ARN that the exclusion stands under');
        describe(collected, record, at);
        if (computed) collected.computed.add(parentOf(record.arn));
      }
    },
  },
  {
    key: 'previewStatus',
    command: 'get-exclusions-preview',
    beside: ['exclusionPreviews', 'previewToken'],
    context: { member: 'assessmentTemplateArn', kind: 'template', needed: () => true },
    take(collected, { document, value, path, about = '', file, more }) {
      const status = oneOf('WORK_IN_PROGRESS', 'COMPLETED')(value, path);
      const items = withDefault(many(exclusionItem), [])(
        document.get('exclusionPreviews'),
        '$.exclusionPreviews',
      );
      // An answer from while the preview was generated says nothing about its outcome.
      if (status === 'WORK_IN_PROGRESS') return;
      const named = document.get('previewToken');
      const token = typeof named === 'string' ? named : tokenIn(file);
      if (token !== undefined && tokenIn(token) !== token)
        throw new Misfit('$.previewToken', 'must be a UUID');
      for (const other of collected.previews.values())
        if (token !== undefined && other.token === token && other.templateArn !== about)
          throw new Misfit('$', `has the token of a preview of ${other.templateArn}`);
      const key = `${about} ${token ?? ''}`;
      const preview = collected.previews.get(key) ?? { templateArn: about, token, pages: [] };
      preview.pages.push({ items, more, filtered: document.get('nextToken') === FILTERED_EXPORT });
      collected.previews.set(key, preview);
    },
  },
];
