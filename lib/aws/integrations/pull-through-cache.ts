import { EcrPullThroughCacheRule } from '@cdktf/provider-aws/lib/ecr-pull-through-cache-rule';
import { EcrRepositoryCreationTemplate } from '@cdktf/provider-aws/lib/ecr-repository-creation-template';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { checkText } from '../../private/checks';
import { AwsEnvironment } from '../private/aws-environment';
import { serviceRole } from '../private/service-role';
import { checkTags } from '../private/tags';
import { dataKey } from '../private/data-key';
import { expireUntagged, lifecyclePolicy } from './private/image-lifecycle';
import { allow, policyOf } from '../private/policy';
import { grantTo } from './private/roles';
import { UpstreamRegistry } from './upstream-registry';

/** Properties of `PullThroughCache`. */
export interface PullThroughCacheProps {
  /** What the names of the cached repositories start with, such as `docker-hub`: 2 to 30 lower case letters, digits and single separators. */
  readonly prefix: string;
  /** Where the images come from. */
  readonly upstream: UpstreamRegistry;
  /**
   * The KMS key that encrypts the images.
   *
   * @default - a key of its own, which rotates every year
   */
  readonly keyArn?: string;
  /**
   * How many days after it was cached an image goes that no tag names any more, from 1 to 3650.
   *
   * @default 14
   */
  readonly expireUntaggedAfterDays?: number;
  /**
   * Tags of all that is made, the cached repositories among it.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
  /**
   * Whether Terraform may destroy the key.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

// The narrower of the patterns of CloudFormation and of the API, which the provider holds to:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecr-pullthroughcacherule.html (read 2026-11)
const PREFIX = /^(?=.{2})([a-z0-9]+([._-][a-z0-9]+)*\/)*[a-z0-9]+([._-][a-z0-9]+)*$/;

/**
 * Images of another registry, kept on Amazon ECR: clusters pull them from ECR, which fetches what it does not have and asks the
 * registry for news at least once a day (PE-10). The repositories are made at the first pull, encrypted and with an end for images that
 * nobody names any more; their tags may move, because those of the registry do.
 *
 * Errors: `cache-prefix`, `key-arn`, `image-lifecycle`, `role-name`, `tag`.
 */
export class PullThroughCache extends Construct {
  /** What an image's name starts with in the cache: `nginx` of the registry is `<imagePrefix>/nginx`. */
  public readonly imagePrefix: string;
  /** The key that encrypts the images. */
  public readonly keyArn: string;
  private readonly repositories: string;

  constructor(scope: Construct, id: string, props: PullThroughCacheProps) {
    super(scope, id);
    const { prefix, upstream } = props;
    checkText(prefix, {
      id: 'cache-prefix', option: 'PullThroughCache prefix', pattern: PREFIX, maxLength: 30, allowed: '2 to 30 lower case letters and digits, with single . _ - between them and / between namespaces',
    });
    const environment = new AwsEnvironment(this);
    const { partition, region, account, dnsSuffix } = environment;
    this.repositories = `arn:${partition}:ecr:${region}:${account}:repository/${prefix}/*`;
    const tags = checkTags(props.tags);
    const preventDestroy = props.deletionProtection !== DeletionProtection.DISABLED;
    this.keyArn = dataKey(this, { environment, keyArn: props.keyArn, option: 'PullThroughCache keyArn', description: `Images of ${upstream.url}`, tags, preventDestroy });
    const template = this.template(props, tags);
    const rule = new EcrPullThroughCacheRule(this, 'Rule', {
      ecrRepositoryPrefix: prefix,
      upstreamRegistryUrl: upstream.url,
      credentialArn: upstream.credentialArn,
      customRoleArn: upstream.roleArn,
      // What is pulled before the template exists has none of its settings.
      dependsOn: [template],
    });
    this.node.defaultChild = rule;
    this.imagePrefix = `${account}.dkr.ecr.${region}.${dnsSuffix}/${rule.ecrRepositoryPrefix}`;
  }

  /**
   * Lets a role of this account fetch what the cache does not have yet, and make the repository for it. The role of the nodes needs that:
   * without it they can only pull what is cached.
   *
   * @param role the name or the ARN of the role
   */
  public grantFetch(role: string): void {
    grantTo(this, 'Fetch', role, 'PullThroughCache grantFetch', [allow(['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'], this.repositories)]);
  }

  // The role that a template with tags or a key needs:
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates-custom.html (read 2026-11)
  private template(props: PullThroughCacheProps, tags?: Record<string, string>): EcrRepositoryCreationTemplate {
    const { prefix, upstream, expireUntaggedAfterDays = 14 } = props;
    const role = serviceRole(this, 'Role', { service: 'ecr.amazonaws.com', namePrefix: 'ecr-cache-', description: `Makes the repositories that cache ${upstream.url}`, tags });
    const make = new IamRolePolicy(this, 'RolePolicy', {
      role: role.id,
      policy: policyOf([
        allow(['ecr:CreateRepository', 'ecr:ReplicateImage', 'ecr:TagResource'], this.repositories),
        allow(['kms:CreateGrant', 'kms:RetireGrant', 'kms:DescribeKey'], this.keyArn),
      ]),
    });
    return new EcrRepositoryCreationTemplate(this, 'Template', {
      prefix,
      description: 'Repositories of a pull through cache',
      appliedFor: ['PULL_THROUGH_CACHE'],
      customRoleArn: role.arn,
      encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: this.keyArn }],
      imageTagMutability: 'MUTABLE',
      lifecyclePolicy: lifecyclePolicy([expireUntagged(expireUntaggedAfterDays, 'PullThroughCache expireUntaggedAfterDays')]),
      resourceTags: tags,
      dependsOn: [make],
    });
  }
}
