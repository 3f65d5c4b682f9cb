import { expect, test } from 'vitest';
import { contentsOf, EXCLUSION, RUN } from '../../../../tests/support/saved-samples';

const SCOPES = '"[{""Key"":""INSTANCE_ID"",""Value"":""i-0a1f52c3b7d94e610""}]"';
const exclusion = {
  arn: EXCLUSION,
  attributes: [{ key: 'INSTANCE_ID', value: 'i-0a1f52c3b7d94e610' }],
  description: 'An agent was not found,\non the instance.',
  scopes: [{ key: 'INSTANCE_ID', value: 'i-0a1f52c3b7d94e610' }],
  title: 'Agent not found',
};

test('select * from aws_inspector_exclusion, as CSV', () => {
  const csv = `arn,assessment_run_arn,attributes,description,recommendation,scopes,title,akas,partition,region,account_id,_ctx
${EXCLUSION},${RUN},${SCOPES},"An agent was not found,
on the instance.",<null>,${SCOPES},Agent not found,"[""${EXCLUSION}""]",aws,eu-west-1,012345678901,{}
`;
  expect(contentsOf('exclusions.csv', csv)).toEqual([
    { entry: 'exclusions.csv', format: "Steampipe's CSV", values: [[exclusion]] },
  ]);
  expect(contentsOf('exclusions.txt', csv)[0]).toMatchObject({ format: "Steampipe's CSV" });
});

test('runs: numbers, truths, dates and JSON in cells; the title repeats the name and is left out', () => {
  const csv = `name,arn,state,created_at,data_collected,duration_in_seconds,finding_counts,state_changes,title,computed
weekly,${RUN},COMPLETED,2019-03-04T10:11:12Z,true,3600,"{""High"":2}","[{""State"":""CREATED"",""StateChangedAt"":""2019-03-04T10:11:12Z""}]",weekly,true
`;
  expect(contentsOf('runs.csv', csv)[0]).toMatchObject({
    values: [
      [
        {
          name: 'weekly',
          arn: RUN,
          state: 'COMPLETED',
          createdAt: '2019-03-04T10:11:12Z',
          dataCollected: true,
          durationInSeconds: 3600,
          findingCounts: { High: 2 },
          stateChanges: [{ state: 'CREATED', stateChangedAt: '2019-03-04T10:11:12Z' }],
          computed: 'true',
        },
      ],
    ],
  });
});

test('JSON, as a list of rows and with its columns', () => {
  const row = {
    arn: RUN,
    created_at: '2019-03-04T10:11:12Z',
    finding_counts: null,
    akas: [RUN],
    title: 'weekly',
  };
  const item = { arn: RUN, createdAt: '2019-03-04T10:11:12Z' };
  expect(contentsOf('a.json', JSON.stringify([row]))[0]).toMatchObject({
    format: "Steampipe's JSON",
    values: [[item]],
  });
  const whole = JSON.stringify({ columns: [{ name: 'arn', data_type: 'text' }], rows: [row] });
  expect(contentsOf('a.json', whole)[0]).toMatchObject({ format: "Steampipe's JSON", values: [[item]] });
});

test.each([
  ['a.csv', 'arn,name,state\nx,"y', ['line 2: is not a whole table']],
  ['a.csv', 'arn,name,state\nx,y\n', ['line 2: is not a whole table']],
  ['a.csv', 'arn,name,scopes\nx,y,{\n', ['$[0].scopes: is not JSON']],
  ['a.csv', 'arn,name,name\nx,y,z\n', ['line 1: a column appears twice']],
])('%s with %j is a problem', (name, csv, problems) => {
  expect(contentsOf(name, csv)).toEqual([
    { entry: name, problems: problems.map((problem) => expect.stringContaining(problem) as unknown) },
  ]);
});

test('other tables are named as what they are', () => {
  expect(contentsOf('hosts.csv', 'host,owner\na,b\n')).toEqual([
    { entry: 'hosts.csv', passedOver: "a table that is none of Steampipe's" },
  ]);
  expect(contentsOf('e.csv', '"account","exclusion_arn","type","scopes_json"\r\n"1","","",""\r\n')).toEqual([
    {
      entry: 'e.csv',
      passedOver: "this console's own table for spreadsheets, which cannot be imported: export JSON instead",
    },
  ]);
});
