import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { checkKnown, checkOneOf, checkText, checkUnique, unknown } from '../../private/checks';
import { AwsEnvironment } from '../private/aws-environment';
import { checkTags } from '../private/tags';
import { dataKey } from '../private/data-key';
import { expireUntagged, keepTagged, lifecyclePolicy } from './private/image-lifecycle';
import { allow, inOrder, policyOf } from '../private/policy';
import { grantTo } from './private/roles';

/** Whether a tag of an image may be moved to another image. */
export enum ImageTagMutability {
  /** A tag names the same image for ever. */
  IMMUTABLE = 'IMMUTABLE',
  /** A tag may be moved, such as `latest`. */
  MUTABLE = 'MUTABLE',
}

/** Properties of `ContainerRepository`. */
export interface ContainerRepositoryProps {
  /** The repository's name, such as `payments/api`: 2 to 256 lower case letters, digits and single separators. */
  readonly repositoryName: string;
  /**
   * The KMS key that encrypts the images. It cannot be changed: another key replaces the repository.
   *
   * @default - a key of its own, which rotates every year
   */
  readonly keyArn?: string;
  /**
   * Whether tags may be moved.
   *
   * @default ImageTagMutability.IMMUTABLE
   */
  readonly imageTagMutability?: ImageTagMutability;
  /**
   * How many days after its push an image goes that no tag names, from 1 to 3650.
   *
   * @default 14
   */
  readonly expireUntaggedAfterDays?: number;
  /**
   * How many images with a tag are kept, from 1 to 10000: with each push the oldest beyond that goes, whether a cluster runs it or not.
   *
   * @default 1000
   */
  readonly keepTaggedImages?: number;
  /**
   * Other accounts, or roles of theirs, that may pull: account ids and ARNs of roles. An account decides itself which of its principals may.
   *
   * @default - none
   */
  readonly pullPrincipals?: string[];
  /**
   * Tags of the repository and its key.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
  /**
   * Whether Terraform may destroy the repository and its key. A repository that holds images is not destroyed in any case.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html (read 2026-11)
const REPOSITORY_NAME = /^(?=.{2})[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const PULL_PRINCIPAL = /^(\d{12}|arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+)$/;
// What pulls an image, as in https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html (read 2026-11)
const PULL_ACTIONS = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/**
 * A repository of container images on Amazon ECR: encrypted with a key of its own, scanned on each push, with tags that stay what they were,
 * and with an end for images that nobody needs (PE-10).
 *
 * Errors: `repository-name`, `key-arn`, `image-tag-mutability`, `image-lifecycle`, `pull-principal`, `role-name`, `tag`, `value-unknown`.
 */
export class ContainerRepository extends Construct {
  /** Where images are pushed to and pulled from, without a tag. */
  public readonly repositoryUrl: string;
  /** The ARN of the repository. */
  public readonly repositoryArn: string;
  /** The name of the repository. */
  public readonly repositoryName: string;
  /** The key that encrypts the images. */
  public readonly keyArn: string;

  constructor(scope: Construct, id: string, props: ContainerRepositoryProps) {
    super(scope, id);
    const { imageTagMutability = ImageTagMutability.IMMUTABLE } = props;
    checkText(props.repositoryName, {
      id: 'repository-name', option: 'ContainerRepository repositoryName', pattern: REPOSITORY_NAME, maxLength: 256, allowed: '2 to 256 lower case letters and digits, with . _ - between them and / between namespaces',
    });
    checkOneOf(imageTagMutability, { id: 'image-tag-mutability', option: 'ContainerRepository imageTagMutability' }, Object.values(ImageTagMutability));
    const tags = checkTags(props.tags);
    const preventDestroy = props.deletionProtection !== DeletionProtection.DISABLED;
    const environment = new AwsEnvironment(this);
    const description = `Images of ${props.repositoryName}`;
    this.keyArn = dataKey(this, { environment, keyArn: props.keyArn, option: 'ContainerRepository keyArn', description, tags, preventDestroy });
    const repository = new EcrRepository(this, 'Repository', {
      name: props.repositoryName,
      imageTagMutability,
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: this.keyArn }],
      forceDelete: false,
      tags,
      lifecycle: { preventDestroy },
    });
    this.node.defaultChild = repository;
    this.repositoryUrl = repository.repositoryUrl;
    this.repositoryArn = repository.arn;
    this.repositoryName = repository.name;
    new EcrLifecyclePolicy(this, 'Lifecycle', { repository: this.repositoryName, policy: lifecycleOf(props) });
    letPull(this, this.repositoryName, props.pullPrincipals ?? [], environment.partition);
  }

  /**
   * Lets a role of this account pull, such as that of a build. Nodes may pull from every repository of their account already.
   *
   * @param role the name or the ARN of the role
   */
  public grantPull(role: string): void {
    grantTo(this, 'Pull', role, 'ContainerRepository grantPull', [allow(PULL_ACTIONS, this.repositoryArn), allow(['ecr:GetAuthorizationToken'], '*')]);
  }
}

function lifecycleOf({ expireUntaggedAfterDays = 14, keepTaggedImages = 1000 }: ContainerRepositoryProps): string {
  return lifecyclePolicy([
    expireUntagged(expireUntaggedAfterDays, 'ContainerRepository expireUntaggedAfterDays'),
    keepTagged(keepTaggedImages, 'ContainerRepository keepTaggedImages'),
  ]);
}

function letPull(scope: Construct, repository: string, principals: string[], partition: string): void {
  const rule = { id: 'pull-principal', option: 'ContainerRepository pullPrincipals' } as const;
  checkKnown(principals, rule.option);
  if (principals.length === 0) return;
  const allowed = 'the id of an account, or the ARN of an IAM role';
  principals.forEach((principal) => checkText(principal, { ...rule, pattern: PULL_PRINCIPAL, maxLength: 2048, allowed }));
  checkUnique(principals, rule);
  const AWS = inOrder(principals).map((principal) => (unknown(principal) || principal.startsWith('arn:') ? principal : `arn:${partition}:iam::${principal}:root`));
  new EcrRepositoryPolicy(scope, 'PullPolicy', {
    repository,
    policy: policyOf([{ Sid: 'OtherAccountsPull', Effect: 'Allow', Principal: { AWS }, Action: PULL_ACTIONS }]),
  });
}
