import { TerraformOutput, TerraformVariable } from 'cdktf';
import { aws, DeletionProtection } from 'cdktf-production-cluster';
import { Block, Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { inStack } from '../../support/stacks';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ecr-pullthroughcache/hub-AbCdEf';
const PULLER = 'arn:aws:iam::111122223333:role/puller';
const repository = (props?: Partial<aws.ContainerRepositoryProps>): Template =>
  inStack((stack) => new aws.ContainerRepository(stack, 'Api', { repositoryName: 'payments/api', ...props }));
const statements = (block: Block) => (JSON.parse(block.policy as string) as { Statement: Record<string, unknown>[] }).Statement;
const rulesOf = (text: unknown) => (JSON.parse(text as string) as { rules: { selection: object }[] }).rules.map(({ selection }) => selection);

describe('A repository', () => {
  test('is encrypted with a key of its own, scanned, and keeps its tags where they are', () => {
    const template = repository();

    expect(template.onlyResource('aws_ecr_repository')).toMatchObject({
      name: 'payments/api',
      image_tag_mutability: 'IMMUTABLE',
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: `\${${addressOf(template, 'aws_kms_key')}.arn}` }],
      force_delete: false,
    });
    expect(template.onlyResource('aws_kms_key').enable_key_rotation).toBe(true);
  });

  test('takes a key that exists', () => {
    const template = repository({ keyArn: KEY });

    expect(template.onlyResource('aws_ecr_repository').encryption_configuration).toEqual([{ encryption_type: 'KMS', kms_key: KEY }]);
    expect(template.resourcesOfType('aws_kms_key')).toEqual({});
  });

  test('is protected from destruction, with its key, unless this is lifted', () => {
    const open = repository({ deletionProtection: DeletionProtection.DISABLED });

    expect(repository().onlyResource('aws_ecr_repository').lifecycle).toEqual({ prevent_destroy: true });
    expect(repository().onlyResource('aws_kms_key').lifecycle).toEqual({ prevent_destroy: true });
    expect(open.toJson()).not.toContain('"prevent_destroy": true');
  });

  test('lets go of images that nobody needs', () => {
    const policy = repository({ expireUntaggedAfterDays: 3, keepTaggedImages: 7 }).onlyResource('aws_ecr_lifecycle_policy').policy;

    expect(rulesOf(policy)).toEqual([
      { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 3 },
      { tagStatus: 'tagged', tagPatternList: ['*'], countType: 'imageCountMoreThan', countNumber: 7 },
    ]);
  });

  test('takes counts that only Terraform knows', () => {
    const template = inStack((stack) => {
      const keepTaggedImages = new TerraformVariable(stack, 'count', { type: 'number' }).numberValue;
      new aws.ContainerRepository(stack, 'Api', { repositoryName: 'api', keepTaggedImages });
    });

    expect(template.onlyResource('aws_ecr_lifecycle_policy').policy).toContain('"countNumber":${var.count}}');
  });

  test('is read by nobody else unless they are named', () => {
    expect(repository().resourcesOfType('aws_ecr_repository_policy')).toEqual({});
  });

  test('is pulled from by the named, and no more than pulled, whatever their order', () => {
    const role = 'arn:aws:iam::444455556666:role/ci';
    const template = repository({ pullPrincipals: ['777788889999', role, '111122223333'] });

    const [statement, ...others] = statements(template.onlyResource('aws_ecr_repository_policy'));
    const partition = /\$\{data\.aws_partition\..*\.partition\}/;
    const account = (id: string) => expect.stringMatching(new RegExp(`^arn:${partition.source}:iam::${id}:root$`)) as string;
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ Effect: 'Allow', Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] });
    expect(statement.Principal).toEqual({ AWS: [account('111122223333'), account('777788889999'), role] });
    expect(repository({ pullPrincipals: [role, '111122223333', '777788889999'] }).toJson()).toBe(template.toJson());
  });

  test('lets roles of its account pull, by name and by ARN', () => {
    const template = inStack((stack) => {
      const api = new aws.ContainerRepository(stack, 'Api', { repositoryName: 'api' });
      api.grantPull('build');
      api.grantPull('arn:aws:iam::111122223333:role/ci/deploy');
    });

    expect(Object.values(template.resourcesOfType('aws_iam_role_policy')).map(({ role }) => role).sort()).toEqual(['build', 'deploy']);
    const [pull, login] = statements(only(template, 'aws_iam_role_policy', 'Pull-build'));
    expect(pull.Resource).toBe(`\${${addressOf(template, 'aws_ecr_repository')}.arn}`);
    expect(login).toMatchObject({ Action: ['ecr:GetAuthorizationToken'], Resource: '*' });
  });
});

describe('A pull through cache', () => {
  const template = inStack((stack) => {
    const upstream = aws.UpstreamRegistry.dockerHub({ credentialArn: SECRET });
    const cache = new aws.PullThroughCache(stack, 'Cache', { prefix: 'docker-hub', upstream, tags: { team: 'platform' } });
    cache.grantFetch('nodes');
    new TerraformOutput(stack, 'prefix', { value: cache.imagePrefix });
  });
  const repositories = expect.stringMatching(/^arn:\$\{.*\}:ecr:\$\{.*\}:\$\{.*\}:repository\/docker-hub\/\*$/) as string;

  test('fetches with the given login, once its template is there', () => {
    const rule = template.onlyResource('aws_ecr_pull_through_cache_rule');

    expect(rule).toMatchObject({ ecr_repository_prefix: 'docker-hub', upstream_registry_url: 'registry-1.docker.io', credential_arn: SECRET });
    expect(dependsOn(rule)).toEqual([addressOf(template, 'aws_ecr_repository_creation_template')]);
  });

  test('makes repositories that are encrypted, tagged, may move their tags and let old images go', () => {
    const made = template.onlyResource('aws_ecr_repository_creation_template');

    expect(made).toMatchObject({
      prefix: 'docker-hub',
      applied_for: ['PULL_THROUGH_CACHE'],
      image_tag_mutability: 'MUTABLE',
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: `\${${addressOf(template, 'aws_kms_key')}.arn}` }],
      resource_tags: { team: 'platform' },
    });
    expect(rulesOf(made.lifecycle_policy)).toEqual([{ tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 }]);
  });

  test('has ECR make them with a role that can do no more', () => {
    const [make, key] = statements(only(template, 'aws_iam_role_policy', 'RolePolicy'));

    expect(template.onlyResource('aws_iam_role').assume_role_policy).toContain('"Service":"ecr.amazonaws.com"');
    expect(make).toEqual({ Effect: 'Allow', Action: ['ecr:CreateRepository', 'ecr:ReplicateImage', 'ecr:TagResource'], Resource: repositories });
    expect(key.Resource).toBe(`\${${addressOf(template, 'aws_kms_key')}.arn}`);
  });

  test('lets nodes fill it, and nothing else', () => {
    const policy = only(template, 'aws_iam_role_policy', 'Fetch');

    expect(policy.role).toBe('nodes');
    expect(statements(policy)).toEqual([{ Effect: 'Allow', Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'], Resource: repositories }]);
  });

  test('tells where its images are', () => {
    expect(template.toJson()).toMatch(/\$\{data\.aws_caller_identity.*\}\.dkr\.ecr\.\$\{.*\}\.\$\{.*dns_suffix\}\/\$\{aws_ecr_pull_through_cache_rule\..*ecr_repository_prefix\}/);
  });

  test.each([
    { url: 'public.ecr.aws', upstream: aws.UpstreamRegistry.ecrPublic(), login: [] },
    { url: 'registry.k8s.io', upstream: aws.UpstreamRegistry.kubernetes(), login: [] },
    { url: 'quay.io', upstream: aws.UpstreamRegistry.quay(), login: [] },
    { url: 'ghcr.io', upstream: aws.UpstreamRegistry.gitHub({ credentialArn: SECRET }), login: [SECRET] },
    { url: 'registry.gitlab.com', upstream: aws.UpstreamRegistry.gitLab({ credentialArn: SECRET }), login: [SECRET] },
    { url: 'mine.azurecr.io', upstream: aws.UpstreamRegistry.azure({ registryName: 'mine', credentialArn: SECRET }), login: [SECRET] },
    { url: '111122223333.dkr.ecr.us-east-1.amazonaws.com', upstream: aws.UpstreamRegistry.ecr({ accountId: '111122223333', region: 'us-east-1', roleArn: PULLER }), login: [PULLER] },
  ])('knows $url', ({ url, upstream, login }) => {
    const rule = inStack((stack) => new aws.PullThroughCache(stack, 'Cache', { prefix: 'cache', upstream })).onlyResource('aws_ecr_pull_through_cache_rule');

    expect(rule.upstream_registry_url).toBe(url);
    expect([rule.credential_arn, rule.custom_role_arn].filter((one) => one !== undefined)).toEqual(login);
  });
});
