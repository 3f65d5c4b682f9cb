import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { REQUEST_HEADERS } from '../../emulator/http/route';
import { headerRows } from '../../emulator/http/security-headers';
import { parseConfig } from '../../src/config/config';
import { consoleHosts } from '../../src/config/hosts';
import { root, textOf } from './source-files';
import {
  evaluate,
  type Members,
  namesIn,
  readTemplate,
  type Resource,
  textOfValue,
  type Value,
  valuesIn,
} from './template';

const path = 'deploy/template.yaml';
const { Parameters: parameters, Resources: resources, Outputs: outputs } = readTemplate(path);
const all = Object.entries(resources);
const ofType = (type: string): readonly (readonly [string, Resource])[] =>
  all.filter(([, resource]) => resource.Type === `AWS::${type}`);
const properties = (name: string): Members => resources[name]?.Properties ?? {};

/** What the references stand for in a stack that could be. */
const facts = {
  'AWS::Region': 'eu-central-1',
  'AWS::StackName': 'exclusions',
  'AWS::Partition': 'aws',
  'AWS::AccountId': '111122223333',
  SignInPrefix: 'acme-exclusions',
  UserPool: 'eu-central-1_AbCdEf123',
  UserPoolClient: 'client0000000000000000000',
  IdentityPool: 'eu-central-1:01234567-89ab-4cde-8f01-23456789abcd',
  'FunctionUrl.FunctionUrl': 'https://abcdefghijklmnop.lambda-url.eu-central-1.on.aws/',
  'Function.Arn': 'arn:aws:lambda:eu-central-1:111122223333:function:exclusions',
  'Distribution.DomainName': 'd111111abcdef8.cloudfront.net',
  Distribution: 'E1A2B3C4D5',
  'SiteBucket.Arn': 'arn:aws:s3:::site',
  'SnapshotBucket.Arn': 'arn:aws:s3:::snapshots',
  'FunctionLogs.Arn': 'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/exclusions',
  SiteOrigin: 'https://d111111abcdef8.cloudfront.net',
  ReaderRole: 'exclusions-reader',
  'TablesBucket.Arn': 'arn:aws:s3:::tables',
};
const valueOf = (value: Value | undefined): Value => evaluate(value ?? null, facts);

/** The configuration of the console in that stack, from the template's own outputs. */
const out = (name: string): string => textOfValue(valueOf(outputs[name]?.Value));
const config = parseConfig({
  issuer: out('Issuer'),
  clientId: out('ClientId'),
  accounts: [{ id: '210987654321', identityPoolId: out('IdentityPoolId'), regions: ['eu-west-1'] }],
  endpoints: { inspector: `${out('FunctionUrl')}{account}/{region}`, signIn: out('SignInOrigin') },
  signing: { name: 'lambda', region: 'eu-central-1' },
});

/** The statements of a policy document. */
const statementsOf = (document: Value | undefined) =>
  (document as { Statement: readonly Members[] }).Statement.map((each) => valueOf(each) as Members);
const roleStatements = (name: string) =>
  (properties(name)['Policies'] as readonly Members[]).flatMap(({ PolicyDocument }) =>
    statementsOf(PolicyDocument),
  );

/** Whether AWS's linter is installed; npm has another tool of this name. */
function findCfnLint(): boolean {
  try {
    return /^cfn-lint \d+\./.test(
      execFileSync('cfn-lint', ['--version'], { encoding: 'utf8', stdio: 'pipe' }),
    );
  } catch {
    return false;
  }
}
const hasCfnLint = findCfnLint();

describe('as a whole', () => {
  test('every reference names something, and nothing waits for itself', () => {
    const known = new Set([...Object.keys(parameters), ...Object.keys(resources)]);
    const references = new Map(all.map(([name, { Properties }]) => [name, namesIn(Properties)]));
    for (const names of [
      ...references.values(),
      ...Object.values(outputs).map(({ Value: value }) => namesIn(value)),
    ])
      expect(names.filter((name) => !known.has(name) && !name.startsWith('AWS::'))).toEqual([]);
    const settled = new Set<string>();
    for (let before = -1; before < settled.size;) {
      before = settled.size;
      for (const [name, names] of references)
        if (names.every((each) => settled.has(each) || !references.has(each))) settled.add(name);
    }
    expect(all.map(([name]) => name).filter((name) => !settled.has(name))).toEqual([]);
  });

  test('it is small enough to be deployed without a bucket, and is the service’s YAML: no anchors', () => {
    expect(Buffer.byteLength(textOf(path))).toBeLessThan(51_200);
    expect(textOf(path)).not.toMatch(/[:-] [&*]\w/);
  });

  test('every parameter is used', () => {
    const used = new Set(namesIn(JSON.parse(JSON.stringify(resources)) as Value));
    const text = textOf(path);
    expect(
      Object.keys(parameters).filter((name) => !used.has(name) && !text.includes(`!Ref ${name}, ''`)),
    ).toEqual([]);
  });

  test('nothing is allowed to everybody or everything, and no resource policy opens a door', () => {
    for (const [, { Properties }] of all)
      for (const value of valuesIn(Properties)) {
        const { Effect, Action, Resource: resource, Principal } = (value ?? {}) as Members;
        if (Effect !== 'Allow') continue;
        expect(JSON.stringify(Action)).not.toContain('*');
        expect(resource).not.toBe('*');
        expect(Principal).not.toBe('*');
      }
    expect(ofType('Lambda::Permission')).toEqual([]);
  });

  test.skipIf(!hasCfnLint)('cfn-lint has nothing to say', { timeout: 60_000 }, () => {
    expect(execFileSync('cfn-lint', [join(root, path)], { encoding: 'utf8' })).toBe('');
  });
});

describe('the console’s files', () => {
  test('every bucket is private, encrypted, versioned and reached over TLS alone', () => {
    const buckets = ofType('S3::Bucket');
    expect(buckets.map(([name]) => name)).toEqual(['SiteBucket', 'SnapshotBucket', 'TablesBucket']);
    for (const [name, { Properties, DeletionPolicy }] of buckets) {
      expect(Object.values(Properties['PublicAccessBlockConfiguration'] as Members)).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
      expect(JSON.stringify(Properties['BucketEncryption'])).toContain('SSEAlgorithm');
      expect(JSON.stringify(Properties['OwnershipControls'])).toContain('BucketOwnerEnforced');
      expect(DeletionPolicy).toBe('Retain');
      const denied = statementsOf(properties(`${name}Policy`)['PolicyDocument']).find(
        ({ Effect }) => Effect === 'Deny',
      );
      expect(denied).toMatchObject({
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });

  test('only the distribution reads them, by origin access control', () => {
    const allowed = statementsOf(properties('SiteBucketPolicy')['PolicyDocument']).filter(
      ({ Effect }) => Effect === 'Allow',
    );
    expect(allowed).toEqual([
      {
        Sid: 'OnlyThisDistributionReads',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::site/*',
        Condition: {
          StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5' },
        },
      },
    ]);
    expect(properties('OriginAccess')['OriginAccessControlConfig']).toMatchObject({
      SigningBehavior: 'always',
    });
  });

  /** The headers of a response headers policy. */
  function headersOf(name: string): Record<string, string> {
    const policy = valueOf(properties(name)['ResponseHeadersPolicyConfig'] ?? null) as {
      SecurityHeadersConfig: Record<string, Record<string, string | number>>;
      CustomHeadersConfig: { Items: { Header: string; Value: string; Override: boolean }[] };
    };
    const {
      ContentSecurityPolicy: csp,
      ReferrerPolicy: referrer,
      StrictTransportSecurity: hsts,
      ContentTypeOptions: options,
      ...others
    } = policy.SecurityHeadersConfig;
    const custom = policy.CustomHeadersConfig.Items;
    expect(others).toEqual({});
    expect([csp, referrer, hsts, options, ...custom].every((each) => each?.['Override'])).toBe(true);
    return {
      'content-security-policy': String(csp?.['ContentSecurityPolicy']),
      'referrer-policy': String(referrer?.['ReferrerPolicy']),
      'strict-transport-security': `max-age=${hsts?.['AccessControlMaxAgeSec']}; includeSubDomains`,
      'x-content-type-options': 'nosniff',
      ...Object.fromEntries(custom.map(({ Header, Value: value }) => [Header, value])),
    };
  }

  test('the headers are those of the one source, for the configuration that the outputs give', () => {
    const rows = headerRows({ connect: consoleHosts(config), tls: true });
    expect(rows.map((row) => row.path)).toEqual(['/assets/*', '/*']);
    // An asset's lifetime is the object's own: the refusal of a missing one must not be kept.
    const { 'cache-control': lifetime, ...headers } = rows[0]?.headers ?? {};
    expect(headersOf('AssetHeaders')).toEqual(headers);
    expect(textOf('docs/deploy.md')).toContain(
      `site/assets s3://SiteBucket/assets --cache-control '${lifetime}'`,
    );
    expect(headersOf('PageHeaders')).toEqual(rows[1]?.headers);
    const { DefaultCacheBehavior, CacheBehaviors } = properties('Distribution')['DistributionConfig'] as {
      DefaultCacheBehavior: Members;
      CacheBehaviors: readonly Members[];
    };
    expect(DefaultCacheBehavior).toMatchObject({
      ResponseHeadersPolicyId: { Ref: 'PageHeaders' },
      ViewerProtocolPolicy: 'redirect-to-https',
    });
    expect(CacheBehaviors).toMatchObject([
      {
        PathPattern: '/assets/*',
        ResponseHeadersPolicyId: { Ref: 'AssetHeaders' },
        ViewerProtocolPolicy: 'redirect-to-https',
      },
    ]);
  });

  test.each([
    ['/', '/index.html'],
    ['/us-west-2/123456789012/runs', '/index.html'],
    ['/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions', '/index.html'],
    ['/callback', '/index.html'],
    ['/config.json', '/config.json'],
    ['/about.json', '/about.json'],
    ['/theme-init.js', '/theme-init.js'],
    ['/favicon.svg', '/favicon.svg'],
    ['/a/../../secret.txt', '/index.html'],
  ])('the route %s is answered with %s', (asked, given) => {
    const code = textOfValue(properties('RouteFallback')['FunctionCode']);
    const event = { request: { uri: asked } };
    expect((runInNewContext(`${code}; handler(event)`, { event }) as { uri: string }).uri).toBe(given);
  });
});

describe('signing in', () => {
  test('the client is public: code flow, no secret, one place to come back to', () => {
    expect(valueOf(properties('UserPoolClient'))).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: ['https://d111111abcdef8.cloudfront.net/callback'],
      LogoutURLs: ['https://d111111abcdef8.cloudfront.net/signed-out'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    expect(properties('UserPool')['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: true });
  });

  test('there are no guests, and roles are for this pool’s signed-in identities', () => {
    expect(properties('IdentityPool')).toMatchObject({
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
    });
    expect(properties('IdentityPoolRoles')['Roles']).toEqual({
      authenticated: { 'Fn::GetAtt': 'ReaderRole.Arn' },
    });
    expect(statementsOf(properties('ReaderRole')['AssumeRolePolicyDocument'])).toEqual([
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': facts.IdentityPool },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
        },
      },
    ]);
  });

  test('a reader can call the function’s URL, and cannot hand the function an event of their own', () => {
    expect(roleStatements('ReaderRole')).toEqual([
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunctionUrl',
        Resource: facts['Function.Arn'],
        Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
      },
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: facts['Function.Arn'],
        Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
      },
    ]);
    expect(out('ReaderPrincipal')).toBe('arn:aws:sts::111122223333:assumed-role/exclusions-reader');
  });
});

describe('the function', () => {
  test('its URL takes signed requests, from the pages of one origin, with the headers that the SDK sends', () => {
    expect(valueOf(properties('FunctionUrl'))).toEqual({
      TargetFunctionArn: facts['Function.Arn'],
      AuthType: 'AWS_IAM',
      InvokeMode: 'BUFFERED',
      Cors: {
        AllowCredentials: false,
        AllowOrigins: [facts.SiteOrigin],
        AllowMethods: ['POST'],
        AllowHeaders: [...REQUEST_HEADERS],
        ExposeHeaders: ['date', 'x-amzn-requestid', 'x-amz-id-2', 'x-exclusions-console-data'],
        MaxAge: 600,
      },
    });
    // Nobody owns it: before the real origin is known nothing is allowed.
    expect(parameters['SiteOrigin']?.['Default']).toBe('https://console.invalid');
  });

  test('it reads snapshots and catalogues and writes its own log, no more', () => {
    expect(roleStatements('FunctionRole')).toEqual([
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: ['arn:aws:s3:::snapshots/snapshots/*', 'arn:aws:s3:::snapshots/catalogues/*'],
      },
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: facts['FunctionLogs.Arn'],
      },
    ]);
    expect(properties('FunctionLogs')['RetentionInDays']).toBe(90);
  });

  test('it has every setting that it reads, and no other', () => {
    const { Variables } = properties('Function')['Environment'] as { Variables: Members };
    const read = [...textOf('emulator/lambda/main.ts').matchAll(/setting\('(\w+)'\)/g)].map(
      ([, name]) => name,
    );
    expect(new Set(read)).toEqual(new Set(Object.keys(Variables)));
    expect(properties('Function')).toMatchObject({ Handler: 'main.handler', Architectures: ['x86_64'] });
  });

  test('alarms tell of errors, internal errors and throttles', () => {
    const alarms = ofType('CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    expect(alarms.map(({ MetricName }) => MetricName)).toEqual(['Errors', 'Url5xxCount', 'Throttles']);
    for (const alarm of alarms)
      expect(alarm).toMatchObject({
        Namespace: 'AWS/Lambda',
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Function' } }],
        Threshold: 1,
        AlarmActions: { 'Fn::If': ['HasAlarmEmail', [{ Ref: 'AlarmTopic' }], { Ref: 'AWS::NoValue' }] },
      });
  });
});
