import { ArtifactRegistryRepository } from '@cdktf/provider-google/lib/artifact-registry-repository';
import { ArtifactRegistryRepositoryIamMember } from '@cdktf/provider-google/lib/artifact-registry-repository-iam-member';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { DeletionProtection } from '../../deletion-protection';
import { checkOneOf, checkText } from '../../private/checks';
import { stableId } from '../../private/names';
import { GkeParts } from '../gke-parts';
import { checkLabels } from '../private/labels';
import { CustomerKey } from './customer-key';
import { ImageTagMutability } from './image-tag-mutability';
import { cleanupPolicies } from './private/cleanup';
import { isEqual } from './private/is-equal';
import { letUseKey } from './private/key-use';

/** Whether Artifact Analysis looks for known holes in images that are pushed. */
export enum VulnerabilityScanning {
  /** As the project has it: images are scanned where the API `containerscanning` is enabled. */
  INHERITED = 'INHERITED',
  /** Never. */
  DISABLED = 'DISABLED',
}

/** Properties of `ContainerRepository`. */
export interface ContainerRepositoryProps {
  /** The repository's name, such as `payments`: 1 to 63 lower case letters, digits and `-`, a letter first. It holds many images. */
  readonly repositoryName: string;
  /** Where the images are: a region, such as `europe-west4`, or `europe`, `us` or `asia`. It cannot be changed: another location replaces the repository. */
  readonly location: string;
  /**
   * A key of yours that encrypts the images. It cannot be changed: another key replaces the repository.
   *
   * @default - a key of Google
   */
  readonly key?: CustomerKey;
  /**
   * Whether tags may be moved.
   *
   * @default ImageTagMutability.IMMUTABLE
   */
  readonly imageTagMutability?: ImageTagMutability;
  /**
   * How many days after its push an image may go that no tag names, from 1 to 3650.
   *
   * @default 14
   */
  readonly expireUntaggedAfterDays?: number;
  /**
   * How many days after its push an image with a tag may go, from 1 to 3650, whether a cluster runs it or not. For mutable tags only.
   *
   * @default - never
   */
  readonly expireTaggedAfterDays?: number;
  /**
   * How many versions of each image stay in any case, the newest, from 1 to 10000.
   *
   * @default 10
   */
  readonly keepNewestImages?: number;
  /**
   * Whether images are scanned for known holes.
   *
   * @default VulnerabilityScanning.INHERITED
   */
  readonly vulnerabilityScanning?: VulnerabilityScanning;
  /**
   * Labels of the repository.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * Whether Terraform may destroy the repository. On Google Cloud its images go with it, as many as there are.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

// https://cloud.google.com/artifact-registry/docs/repositories/create-repos (read 2026-11)
const REPOSITORY_NAME = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const LOCATION = /^([a-z]+(-[a-z]+)+\d+|asia|europe|us)$/;
// Nobody in particular, such as allUsers, is no member here.
const MEMBER = /^((user|group|serviceAccount):[^\s:@]+@[^\s:@]+|domain:[^\s:@]+|principal(Set)?:\/\/[^\s]+)$/;
const READER = 'roles/artifactregistry.reader';

/**
 * A repository of container images on Artifact Registry, with tags that stay what they were, and with an end for images that nobody needs (PE-10).
 * The nodes of a cluster pull from it only after `grantPull`.
 *
 * Errors: `repository-name`, `repository-location`, `key-name`, `key-location`, `project-number`, `image-tag-mutability`, `image-lifecycle`, `vulnerability-scanning`,
 * `pull-principal`, `cluster-not-on-gke`, `resource-label`, `value-unknown`.
 * Source: https://cloud.google.com/artifact-registry/docs/repositories/create-repos (read 2026-11), and the provider's `google_artifact_registry_repository` 6.50.0
 */
export class ContainerRepository extends Construct {
  /** Where images are pushed to and pulled from, without the name of an image: `europe-west4-docker.pkg.dev/acme/payments`. */
  public readonly repositoryUrl: string;
  /** The id of the repository: `projects/…/locations/…/repositories/…`. */
  public readonly repositoryId: string;
  /** The name of the repository. */
  public readonly repositoryName: string;
  private readonly repository: ArtifactRegistryRepository;

  constructor(scope: Construct, id: string, props: ContainerRepositoryProps) {
    super(scope, id);
    const { imageTagMutability = ImageTagMutability.IMMUTABLE, vulnerabilityScanning = VulnerabilityScanning.INHERITED } = props;
    checkNames(props);
    checkOneOf(imageTagMutability, { id: 'image-tag-mutability', option: 'ContainerRepository imageTagMutability' }, Object.values(ImageTagMutability));
    checkOneOf(vulnerabilityScanning, { id: 'vulnerability-scanning', option: 'ContainerRepository vulnerabilityScanning' }, Object.values(VulnerabilityScanning));
    // https://cloud.google.com/artifact-registry/docs/cmek (read 2026-11)
    const dependsOn = letUseKey(this, { option: 'ContainerRepository key', agent: 'gcp-sa-artifactregistry', location: props.location }, props.key);
    this.repository = new ArtifactRegistryRepository(this, 'Repository', {
      repositoryId: props.repositoryName,
      location: props.location,
      format: 'DOCKER',
      description: `Images of ${props.repositoryName}`,
      kmsKeyName: props.key?.keyId,
      dockerConfig: { immutableTags: isEqual(imageTagMutability, ImageTagMutability.IMMUTABLE) },
      cleanupPolicies: cleanupOf(props, imageTagMutability),
      cleanupPolicyDryRun: false,
      vulnerabilityScanningConfig: { enablementConfig: vulnerabilityScanning },
      labels: checkLabels(props.labels),
      dependsOn,
      lifecycle: { preventDestroy: props.deletionProtection !== DeletionProtection.DISABLED },
    });
    this.node.defaultChild = this.repository;
    this.repositoryId = this.repository.id;
    this.repositoryName = this.repository.name;
    this.repositoryUrl = `${this.repository.location}-docker.pkg.dev/${this.repository.project}/${this.repository.name}`;
  }

  /** Lets the nodes of a cluster pull: their service account may read the repository, whatever project it is in. */
  public grantPull(cluster: ICluster): void {
    const { nodeServiceAccountEmail } = GkeParts.of(cluster);
    this.allow(`PullNodes-${stableId(this, cluster.node.id, cluster.node.path)}`, `serviceAccount:${nodeServiceAccountEmail}`);
  }

  /**
   * Lets somebody else pull, such as a build or the nodes of a cluster of others.
   *
   * @param member the principal as IAM writes it, such as `serviceAccount:build@acme.iam.gserviceaccount.com`; never `allUsers`
   */
  public grantPullTo(member: string): void {
    checkText(member, {
      id: 'pull-principal', option: 'ContainerRepository grantPullTo', pattern: MEMBER, maxLength: 2048, allowed: 'one principal as IAM writes it: user:…, group:…, serviceAccount:…, domain:…, principal://… or principalSet://…',
    });
    this.allow(`Pull-${stableId(this, member, member)}`, member);
  }

  // The same grant twice is one.
  private allow(id: string, member: string): void {
    if (this.node.tryFindChild(id) !== undefined) return;
    const { project, location, name } = this.repository;
    new ArtifactRegistryRepositoryIamMember(this, id, { project, location, repository: name, role: READER, member });
  }
}

function checkNames({ repositoryName, location }: ContainerRepositoryProps): void {
  checkText(repositoryName, {
    id: 'repository-name', option: 'ContainerRepository repositoryName', pattern: REPOSITORY_NAME, maxLength: 63, allowed: '1 to 63 lower case letters, digits and -, starting with a letter and ending with a letter or digit; the name of an image follows it',
  });
  checkText(location, { id: 'repository-location', option: 'ContainerRepository location', pattern: LOCATION, maxLength: 63, allowed: 'a region, such as europe-west4, or europe, us or asia' });
}

function cleanupOf({ expireUntaggedAfterDays = 14, expireTaggedAfterDays, keepNewestImages = 10 }: ContainerRepositoryProps, imageTagMutability: ImageTagMutability) {
  return cleanupPolicies({ imageTagMutability, expireUntaggedAfterDays, expireTaggedAfterDays, keepNewestImages });
}
