import { TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { DeletionProtection, google } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { gkeCluster, inGoogleStack } from '../../support/google';
import { checkResource } from '../provider-rules/check-resource';
import { replacements } from '../provider-rules/replacements';

const TYPE = 'google_artifact_registry_repository';
const MEMBER_TYPE = 'google_artifact_registry_repository_iam_member';
const KEY = 'projects/acme-keys/locations/europe-west4/keyRings/images/cryptoKeys/images';
type Props = Partial<google.ContainerRepositoryProps>;
const make = (stack: TerraformStack, props: Props = {}) => new google.ContainerRepository(stack, 'Images', { repositoryName: 'payments', location: 'europe-west4', ...props });
const repository = (props: Props = {}): Template => inGoogleStack((stack) => make(stack, props));
const blockOf = (props: Props = {}) => repository(props).onlyResource(TYPE);

describe('A repository', () => {
  test('holds images whose tags stay where they are, and is scanned as the project has it', () => {
    expect(blockOf()).toMatchObject({
      repository_id: 'payments', location: 'europe-west4', format: 'DOCKER', docker_config: { immutable_tags: true }, vulnerability_scanning_config: { enablement_config: 'INHERITED' },
    });
    expect(blockOf({ imageTagMutability: google.ImageTagMutability.MUTABLE, vulnerabilityScanning: google.VulnerabilityScanning.DISABLED })).toMatchObject({
      docker_config: { immutable_tags: false }, vulnerability_scanning_config: { enablement_config: 'DISABLED' },
    });
  });

  test('lets go of images that no tag names, but for the newest, and does so indeed', () => {
    expect(blockOf()).toMatchObject({
      cleanup_policies: [
        { id: 'expire-untagged', action: 'DELETE', condition: { tag_state: 'UNTAGGED', older_than: '14d' } },
        { id: 'keep-newest', action: 'KEEP', most_recent_versions: { keep_count: 10 } },
      ],
      cleanup_policy_dry_run: false,
    });
  });

  test('lets go of images with a tag when it is told to', () => {
    const { cleanup_policies: policies } = blockOf({ imageTagMutability: google.ImageTagMutability.MUTABLE, expireTaggedAfterDays: 90, expireUntaggedAfterDays: 3, keepNewestImages: 5 });

    expect(policies).toEqual([
      { id: 'expire-untagged', action: 'DELETE', condition: { tag_state: 'UNTAGGED', older_than: '3d' } },
      { id: 'expire-tagged', action: 'DELETE', condition: { tag_state: 'TAGGED', older_than: '90d' } },
      { id: 'keep-newest', action: 'KEEP', most_recent_versions: { keep_count: 5 } },
    ]);
  });

  test('is encrypted with a key that exists, and waits for the right to use it', () => {
    const template = repository({ key: { keyId: KEY, projectNumber: '123456789012' } });

    expect(template.onlyResource(TYPE).kms_key_name).toBe(KEY);
    expect(template.onlyResource('google_kms_crypto_key_iam_member')).toMatchObject({
      crypto_key_id: KEY, role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member: 'serviceAccount:service-123456789012@gcp-sa-artifactregistry.iam.gserviceaccount.com',
    });
    expect(dependsOn(template.onlyResource(TYPE))).toEqual([addressOf(template, 'google_kms_crypto_key_iam_member')]);
    expect(repository({ key: { keyId: KEY } }).resourcesOfType('google_kms_crypto_key_iam_member')).toEqual({});
  });

  test('is protected from destruction, unless this is lifted', () => {
    expect(blockOf().lifecycle).toEqual({ prevent_destroy: true });
    expect(repository({ deletionProtection: DeletionProtection.DISABLED }).toJson()).not.toContain('"prevent_destroy": true');
  });

  test('tells its address', () => {
    const template = inGoogleStack((stack) => {
      new TerraformOutput(stack, 'url', { value: make(stack, { labels: { team: 'payments' } }).repositoryUrl });
    });
    const address = addressOf(template, TYPE);

    expect(template.outputs().url).toMatchObject({ value: `\${${address}.location}-docker.pkg.dev/\${${address}.project}/\${${address}.name}` });
    expect(template.onlyResource(TYPE).labels).toEqual({ team: 'payments' });
  });

  test('takes choices that only Terraform knows', () => {
    const template = inGoogleStack((stack) => {
      const text = (id: string) => new TerraformVariable(stack, id, {}).stringValue;
      const expireUntaggedAfterDays = new TerraformVariable(stack, 'days', { type: 'number' }).numberValue;
      make(stack, { repositoryName: text('name'), imageTagMutability: text('tags') as google.ImageTagMutability, expireUntaggedAfterDays });
    });

    expect(template.onlyResource(TYPE)).toMatchObject({
      repository_id: '${var.name}', docker_config: { immutable_tags: '${(var.tags == "IMMUTABLE")}' }, cleanup_policies: [{ condition: { older_than: '${var.days}d' } }, {}],
    });
  });
});

describe('Who pulls', () => {
  test('is nobody at first', () => {
    expect(repository().resourcesOfType(MEMBER_TYPE)).toEqual({});
  });

  test('are the nodes of a cluster, once they are told to, with the right to read this repository alone', () => {
    const template = inGoogleStack((stack) => {
      const cluster = gkeCluster(stack);
      const images = make(stack);
      images.grantPull(cluster);
      images.grantPull(cluster);
    });
    const address = addressOf(template, TYPE);

    expect(only(template, MEMBER_TYPE, 'PullNodes-cluster')).toMatchObject({
      role: 'roles/artifactregistry.reader', repository: `\${${address}.name}`, location: `\${${address}.location}`, project: `\${${address}.project}`,
      member: `serviceAccount:\${${addressOf(template, 'google_service_account')}.email}`,
    });
    expect(Object.keys(template.resourcesOfType(MEMBER_TYPE))).toHaveLength(1);
  });

  test.each([
    'serviceAccount:build@acme-platform.iam.gserviceaccount.com', 'user:jane@example.com', 'group:builders@example.com', 'domain:example.com',
    'principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/acme.svc.id.goog/subject/ns/a/sa/b', 'principalSet://iam.googleapis.com/locations/global/workforcePools/acme/*',
  ])('may be %s', (member) => {
    const template = inGoogleStack((stack) => {
      make(stack).grantPullTo(member);
    });

    expect(template.onlyResource(MEMBER_TYPE)).toMatchObject({ role: 'roles/artifactregistry.reader', member });
  });
});

describe('The provider', () => {
  const full: Props = { key: { keyId: KEY, projectNumber: '123456789012' }, labels: { team: 'a' }, imageTagMutability: google.ImageTagMutability.MUTABLE, expireTaggedAfterDays: 30 };

  test('takes what is written', () => {
    const template = inGoogleStack((stack) => make(stack, full).grantPullTo('group:builders@example.com'));

    for (const type of [TYPE, MEMBER_TYPE, 'google_kms_crypto_key_iam_member']) expect(checkResource(type, template.onlyResource(type))).toEqual([]);
  });

  test.each<[string, Props, string[]]>([
    ['its cleanup, its tags, its scanning and its labels', { ...full, key: undefined, keepNewestImages: 3, vulnerabilityScanning: google.VulnerabilityScanning.DISABLED }, []],
    ['another key', { key: { keyId: KEY } }, ['kms_key_name']],
    ['another location', { location: 'europe' }, ['location']],
    ['another name', { repositoryName: 'other' }, ['repository_id']],
  ])('on a change of %s replaces the repository only where it must', (_, props, reasons) => {
    const [before, after] = [repository(), repository(props)];

    expect(replacements(before.resourcesOfType(TYPE), after.resourcesOfType(TYPE))).toEqual(reasons.length === 0 ? {} : { [addressOf(after, TYPE)]: reasons });
  });
});
