/** The rules packages of a region. */
import { DescribeRulesPackagesCommand, ListRulesPackagesCommand } from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { RECORDED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('ListRulesPackages', () => {
  test('lists the rules packages of the region, page by page', async () => {
    const client = emulator.client();
    const all = await client.send(new ListRulesPackagesCommand({}));
    expect(all.rulesPackageArns).toEqual([small.cve, small.practices]);
    const first = await client.send(new ListRulesPackagesCommand({ maxResults: 1 }));
    const second = await client.send(
      new ListRulesPackagesCommand({ maxResults: 1, nextToken: first.nextToken ?? '' }),
    );
    expect([first.rulesPackageArns, second.rulesPackageArns]).toEqual([[small.cve], [small.practices]]);
    expect(second.nextToken).toBeUndefined();
  });

  refuses.strangers(emulator, 'ListRulesPackages', (client) => client.send(new ListRulesPackagesCommand({})));
});

describe('DescribeRulesPackages', () => {
  const described = (...arns: string[]) =>
    emulator.client().send(new DescribeRulesPackagesCommand({ rulesPackageArns: arns }));

  // Rules packages belong to AWS's accounts: another account's is only unknown.
  const foreign = small.cve.replace('758058086616', RECORDED);

  test('describes rules packages by name', async () => {
    const { rulesPackages } = await described(small.practices);
    expect(rulesPackages).toEqual([
      {
        arn: small.practices,
        name: 'Security Best Practices',
        version: '1.1',
        provider: 'Amazon Web Services, Inc.',
      },
    ]);
  });

  refuses.wrongItems(described, {
    member: 'rulesPackages',
    own: () => small.cve,
    foreign,
    foreignCode: 'ITEM_DOES_NOT_EXIST',
    unknown: `${small.cve.slice(0, -1)}X`,
  });

  refuses.strangers(emulator, 'DescribeRulesPackages', (client) =>
    client.send(new DescribeRulesPackagesCommand({ rulesPackageArns: [small.cve] })),
  );
});
