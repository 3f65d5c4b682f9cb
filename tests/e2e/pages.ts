import { example, recorded } from './fixtures';

/** A run of the example with 37 exclusions, and its template. */
export const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs`;
export const template = `${example.templates}/0-0kFIPusq/0-4r1V2mAw`;

/** Every page, and what has to be there before anything is judged. */
export const PAGES: readonly (readonly [name: string, address: string, ready: string | RegExp])[] = [
  ['templates', example.templates, 'web-prod-weekly'],
  ['template', template, 'web-prod-weekly'],
  ['preview, not started', `${template}/preview`, 'No preview is open here'],
  ['runs', example.runs, 'web-prod weekly 2026-05-09'],
  ['run', weekly, 'web-prod weekly 2026-05-09'],
  [
    'exclusions drawer',
    `${weekly}/exclusions`,
    'An Amazon Inspector agent was not found on the target EC2 instance.',
  ],
  [
    'exclusions page',
    `${weekly}/exclusions?view=page`,
    'An Amazon Inspector agent was not found on the target EC2 instance.',
  ],
  ['exclusions by instance', `${weekly}/exclusions?view=page&group=instance&expand=all`, 'Recommendation'],
  ['grid', `${weekly}/grid`, 'of checks not completed'],
  ['changes', `${weekly}/changes`, /^New \(\d+\)$/],
  [
    'history',
    `${template}/history`,
    '1 of 10 runs is left out: it did not complete, or its exclusions are not known. It is not counted as zero.',
  ],
  ['overview', `/${example.region}/${example.account}/overview`, 'What would mend most'],
  ['instances', `/${example.region}/${example.account}/instances`, /^\d+ instances$/],
  ['instance', `/${example.region}/${example.account}/instances/i-005b1bc4555772864`, 'Agent not found'],
  ['all accounts', '/accounts', 'What would mend most'],
  ['instances of all accounts', '/accounts/instances', /^\d+ instances$/],
  ['unknown run', `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-AAAAAAAA/exclusions`, 'There is no such run'],
  ['recorded runs', recorded.runs, 'not in this data'],
  ['exclusion types', '/exclusion-types', 'Agent not found'],
  ['exclusion type', '/exclusion-types/agent-not-found', 'Agent not found'],
  ['supported systems', '/supported-systems', 'Amazon Linux 2018.03'],
  ['about this data', `/${example.region}/${example.account}/about`, 'account.json'],
  ['not found', '/no/such/page/anywhere', /./],
  ['bad link', '/us-west-2/999999999999/runs', /999999999999/],
];
