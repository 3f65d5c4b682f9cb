/** Findings, and the attributes that users give them. */
import {
  AddAttributesToFindingsCommand,
  DescribeFindingsCommand,
  type FindingFilter,
  ListFindingsCommand,
  type ListFindingsRequest,
  RemoveAttributesFromFindingsCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, RECORDED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

describe('ListFindings', () => {
  const emulator = smallEmulator();

  const id = (n: number) => small.finding.replace('0-Finding1', `0-Finding${n}`);
  /** What is made up for the second run, which counts one finding of high severity and has none saved. */
  const MADE = `${small.runs[1]}/finding/0-2nQcbd4v`;
  const list = (input: ListFindingsRequest) => emulator.client().send(new ListFindingsCommand(input));

  test('lists findings newest first, page by page', async () => {
    const all = (await list({})).findingArns ?? [];
    expect(all.slice(0, 2)).toEqual([MADE, id(3)]);
    expect(all.toSorted()).toEqual([id(1), id(2), id(3), MADE].toSorted());
    const first = await list({ maxResults: 2 });
    const second = await list({ maxResults: 2, nextToken: first.nextToken ?? '' });
    expect([...(first.findingArns ?? []), ...(second.findingArns ?? [])]).toEqual(all);
    expect(second.nextToken).toBeUndefined();
  });

  test.each<[string, FindingFilter, readonly (number | 'made')[]]>([
    ['severity', { severities: ['High', 'Medium'] }, [1, 'made']],
    ['the mark', { attributes: [{ key: 'SIMULATED', value: 'true' }] }, ['made']],
    ['agent', { agentIds: [small.agentless] }, []],
    ['rules package', { rulesPackageArns: [small.cve] }, [1, 2, 3]],
    ['auto scaling group', { autoScalingGroups: ['a'] }, []],
    ['rule', { ruleNames: ['CVE-2018-2'] }, [2]],
    ['attribute', { attributes: [{ key: 'package_name', value: 'kernel' }] }, [1, 2, 3]],
    ['user attribute', { userAttributes: [{ key: 'team', value: 'blue' }] }, []],
    ['time', { creationTimeRange: { beginDate: new Date('2018-09-02T00:00:00Z') } }, [3, 'made']],
  ])('filters by %s', async (_what, filter, expected) => {
    const { findingArns } = await list({ filter });
    expect(findingArns?.toSorted()).toEqual(expected.map((n) => (n === 'made' ? MADE : id(n))));
  });

  test('lists those of some runs', async () => {
    expect((await list({ assessmentRunArns: [small.runs[1] ?? ''] })).findingArns).toEqual([MADE]);
    expect((await list({ assessmentRunArns: [...small.runs] })).findingArns).toHaveLength(4);
  });

  test('refuses to say what was not recorded', async () => {
    await expect(emulator.client('admin', RECORDED).send(new ListFindingsCommand({}))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      errorCode: 'FINDING_DOES_NOT_EXIST',
    });
  });

  refuses.wrongArns('run', (arn) => list({ assessmentRunArns: [arn] }));
  refuses.strangers(emulator, 'ListFindings', (client) => client.send(new ListFindingsCommand({})));

  test('a finding that was made up is described, marked, and keeps what somebody writes to it', async () => {
    const client = emulator.client();
    const described = () => client.send(new DescribeFindingsCommand({ findingArns: [MADE] }));
    const [finding] = (await described()).findings ?? [];
    expect(finding).toMatchObject({
      arn: MADE,
      severity: 'High',
      numericSeverity: 9,
      serviceAttributes: { assessmentRunArn: small.runs[1] },
      indicatorOfCompromise: false,
    });
    expect(finding?.title).toMatch(/^Simulated: SIMULATED-HIGH-\d{3} of /);
    const attributes = [{ key: 'team', value: 'green' }];
    await client.send(new AddAttributesToFindingsCommand({ findingArns: [MADE], attributes }));
    expect((await described()).findings?.[0]?.userAttributes).toContainEqual(attributes[0]);
    const { findingArns } = await list({ filter: { userAttributes: attributes } });
    expect(findingArns).toEqual([MADE]);
    expect((await list({ assessmentRunArns: [small.runs[1] ?? ''] })).findingArns).toEqual([MADE]);
  });
});

describe('DescribeFindings', () => {
  const emulator = smallEmulator();

  const described = (...arns: string[]) =>
    emulator.client().send(new DescribeFindingsCommand({ findingArns: arns }));

  const foreign = `${recorded.whole}/finding/0-Finding1`;

  test('describes findings as they were saved', async () => {
    const { findings } = await described(small.finding);
    expect(findings?.[0]).toMatchObject({
      arn: small.finding,
      id: 'CVE-2018-1',
      severity: 'High',
      assetAttributes: { agentId: small.healthy },
      createdAt: new Date('2018-09-01T06:00:00Z'),
    });
  });

  refuses.wrongItems(described, {
    member: 'findings',
    own: () => small.finding,
    foreign,
    unknown: `${small.runs[0]}/finding/0-Unknown1`,
  });

  refuses.strangers(emulator, 'DescribeFindings', (client) =>
    client.send(new DescribeFindingsCommand({ findingArns: [small.finding] })),
  );
});

describe('AddAttributesToFindings', () => {
  const emulator = smallEmulator();

  const add = (findingArns: string[], ...attributes: { key: string; value?: string }[]) =>
    emulator.client().send(new AddAttributesToFindingsCommand({ findingArns, attributes }));
  const attributesOf = async (arn: string) => {
    const { findings } = await emulator.client().send(new DescribeFindingsCommand({ findingArns: [arn] }));
    return findings?.[0]?.userAttributes;
  };

  test('adds attributes, and gives those that are there a new value', async () => {
    await expect(add([small.finding], { key: 'team', value: 'red' }, { key: 'seen' })).resolves.toMatchObject(
      {
        failedItems: {},
      },
    );
    await add([small.finding], { key: 'team', value: 'blue' });
    expect(await attributesOf(small.finding)).toEqual([{ key: 'seen' }, { key: 'team', value: 'blue' }]);
    const filter = { userAttributes: [{ key: 'team', value: 'blue' }] };
    const { findingArns } = await emulator.client().send(new ListFindingsCommand({ filter }));
    expect(findingArns).toEqual([small.finding]);
  });

  test('names the findings that it cannot change', async () => {
    const unknown = `${small.finding.slice(0, -1)}9`;
    const foreign = `${recorded.whole}/finding/0-Finding1`;
    const nine = Array.from({ length: 9 }, (_, i) => ({ key: `k${i}` }));
    const { failedItems } = await add([small.finding, unknown, foreign, 'no ARN'], ...nine);
    expect(failedItems).toEqual({
      [small.finding]: { failureCode: 'LIMIT_EXCEEDED', retryable: false },
      [unknown]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
      [foreign]: { failureCode: 'ACCESS_DENIED', retryable: false },
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
    });
  });

  test('refuses the same key twice', async () => {
    await expect(add([small.finding], { key: 'a' }, { key: 'a' })).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_USER_ATTRIBUTE_KEY',
    });
  });

  const command = () =>
    new AddAttributesToFindingsCommand({ findingArns: [small.finding], attributes: [{ key: 'a' }] });
  refuses.strangers(emulator, 'AddAttributesToFindings', (client) => client.send(command()));
  refuses.recorded(emulator, (client) => client.send(command()));
});

describe('RemoveAttributesFromFindings', () => {
  const emulator = smallEmulator();

  const command = (...findingArns: string[]) =>
    new RemoveAttributesFromFindingsCommand({ findingArns, attributeKeys: ['team', 'never there'] });

  test('removes attributes by key, and names the findings that are not there', async () => {
    const client = emulator.client();
    const attributes = [{ key: 'team', value: 'red' }, { key: 'seen' }];
    await client.send(new AddAttributesToFindingsCommand({ findingArns: [small.finding], attributes }));
    const unknown = `${small.finding.slice(0, -1)}9`;
    const { failedItems } = await client.send(command(small.finding, unknown));
    expect(failedItems).toEqual({ [unknown]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
    const { findings } = await client.send(new DescribeFindingsCommand({ findingArns: [small.finding] }));
    expect(findings?.[0]?.userAttributes).toEqual([{ key: 'seen' }]);
  });

  refuses.strangers(emulator, 'RemoveAttributesFromFindings', (client) =>
    client.send(command(small.finding)),
  );
  refuses.recorded(emulator, (client) => client.send(command(small.finding)));
});
