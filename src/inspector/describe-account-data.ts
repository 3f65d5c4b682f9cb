import { ListRulesPackagesCommand } from '@aws-sdk/client-inspector';

/** What our own emulator is asked about an account's data; it is no operation of Inspector's model. */
export interface DescribeAccountDataInput {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** Its answer as it arrives: nothing about it is certain, another endpoint may have answered. */
export type DescribeAccountDataOutput = Readonly<Record<string, unknown>>;

interface WireRequest {
  body: string;
  readonly headers: Record<string, string>;
}

/**
 * `ExclusionsConsole.DescribeAccountData`, sent by the SDK like each of its own commands: signed with the
 * same credentials, retried and read in the same way. It is one of the SDK's commands that turns into ours
 * before its length is taken and it is signed; what the SDK reads of the answer is the JSON as it is. It is a
 * class because the SDK's commands are.
 */
export class DescribeAccountDataCommand extends ListRulesPackagesCommand {
  constructor(input: DescribeAccountDataInput) {
    super({});
    this.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as WireRequest;
        request.headers['x-amz-target'] = 'ExclusionsConsole.DescribeAccountData';
        request.body = JSON.stringify(input);
        return next(args);
      },
      { name: 'describeAccountData', step: 'build', priority: 'high' },
    );
  }
}
