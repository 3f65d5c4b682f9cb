/** What the deployment template has for Athena: the tables that the command writes, and who may ask how much of them. */
import { expect, test } from 'vitest';
import { type ColumnSpec, type ColumnType, TABLES } from '../../emulator/tables/table-schema';
import { textOf } from './source-files';
import { evaluate, type Members, namesIn, readTemplate, textOfValue, type Value } from './template';

const { Parameters: parameters, Resources: resources } = readTemplate('deploy/template.yaml');
const all = Object.entries(resources);

/** What the references stand for in a stack that could be. */
const facts = {
  'AWS::Region': 'eu-central-1',
  'AWS::StackName': 'exclusions',
  'AWS::Partition': 'aws',
  'AWS::AccountId': '111122223333',
  TablesBucket: 'tables',
  'TablesBucket.Arn': 'arn:aws:s3:::tables',
  TablesDatabase: 'inspector_exclusions',
  TableAccounts: '111122223333,444455556666',
  TableRegions: 'us-east-1,eu-west-1',
  Analysts: 'exclusions',
  MostBytesScanned: '10737418240',
};
const valueOf = (value: Value | undefined): Value => evaluate(value ?? null, facts);
const properties = (name: string): Members => resources[name]?.Properties ?? {};

const HIVE: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  whole: 'bigint',
  truth: 'boolean',
  time: 'timestamp',
};
const tables = all
  .filter(([, { Type }]) => Type === 'AWS::Glue::Table')
  .map(([, { Properties }]) => valueOf(Properties) as Members);
const inputOf = (table: Members) => table['TableInput'] as Members;

test('they are those that the command writes, column by column', () => {
  const described = tables.map((table) => {
    const { Name, StorageDescriptor } = inputOf(table);
    return [Name, (StorageDescriptor as Members)['Columns']];
  });
  const written = Object.entries<readonly ColumnSpec[]>(TABLES).map(([table, columns]) => [
    table,
    columns.map(([name, type]) => ({ Name: name, Type: HIVE[type] })),
  ]);
  expect(described).toEqual(written);
});

/** Documents belong to an account, not to a region, and so may a gap. */
const regionsOf: Readonly<Record<string, string>> = {
  documents: 'all',
  data_gaps: `${facts.TableRegions},all`,
};

test('their partitions are computed from the accounts and regions, where the command puts them', () => {
  for (const table of tables) {
    const { Name, PartitionKeys, Parameters, StorageDescriptor } = inputOf(table);
    expect(PartitionKeys).toEqual(['account', 'region'].map((key) => ({ Name: key, Type: 'string' })));
    expect(Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.account.type': 'enum',
      'projection.account.values': facts.TableAccounts,
      'projection.region.type': 'enum',
      'projection.region.values': regionsOf[textOfValue(Name)] ?? facts.TableRegions,
      'storage.location.template': `s3://tables/tables/${textOfValue(Name)}/account=\${account}/region=\${region}`,
    });
    expect((StorageDescriptor as Members)['Location']).toBe(`s3://tables/tables/${textOfValue(Name)}`);
    expect(table['DatabaseName']).toBe(facts.TablesDatabase);
  }
  expect(textOf('docs/deploy.md')).toContain('aws s3 sync tables s3://TablesBucket/tables');
});

test('a query has a limit that nobody who asks can lift, and its answers go to one place', () => {
  const { WorkGroupConfiguration } = valueOf(properties('Analysts')) as Members;
  expect(WorkGroupConfiguration).toMatchObject({
    EnforceWorkGroupConfiguration: true,
    BytesScannedCutoffPerQuery: facts.MostBytesScanned,
    EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
    ResultConfiguration: {
      OutputLocation: 's3://tables/results/',
      EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
    },
  });
  const { Statement } = valueOf(properties('AnalystPolicy')['PolicyDocument']) as Members;
  const granted = Statement as readonly Members[];
  const objects = granted.flatMap(({ Action, Resource: resource }) =>
    [Action].flat().includes('s3:PutObject') ? [resource] : [],
  );
  expect(objects).toEqual(['arn:aws:s3:::tables/results/*']);
  expect(JSON.stringify(granted)).not.toMatch(/athena:UpdateWorkGroup|s3:DeleteObject|glue:Delete/);
});

test('without accounts none of it is there', () => {
  const conditional = all.filter(([, resource]) => resource.Condition === 'HasTables').map(([name]) => name);
  const others = all.filter(([name]) => !conditional.includes(name)).map(([, { Properties }]) => Properties);
  expect(conditional).toHaveLength(5 + Object.keys(TABLES).length);
  expect(parameters['TableAccounts']?.['Default']).toBe('');
  for (const name of others.flatMap((each) => namesIn(each))) expect(conditional).not.toContain(name);
});
