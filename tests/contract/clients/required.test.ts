import { expect, test } from 'vitest';
import { awsCliPythons } from '../../support/aws-cli';
import { awsCommands, boto3Python, clientsAreRequired } from '../../support/clients';

test('where the other clients have to be, none of their tests is skipped', () => {
  const found = {
    'an AWS CLI': awsCommands.length > 0,
    'a Python with the AWS CLI': awsCliPythons.length > 0,
    'a Python with boto3': boto3Python !== undefined,
  };
  const missing = Object.entries(found).flatMap(([name, there]) => (there ? [] : [name]));
  expect(clientsAreRequired ? missing : []).toEqual([]);
});
