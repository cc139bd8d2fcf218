import { checkText } from '../../private/checks';

/** Options of an upstream registry that asks for a login. */
export interface RegistryCredentialOptions {
  /**
   * The ARN of the secret in Secrets Manager that holds the login, in the account and region of the cache. Its name starts with
   * `ecr-pullthroughcache/`. The login itself is never seen here.
   */
  readonly credentialArn: string;
}

/** Options of `UpstreamRegistry.azure`. */
export interface AzureRegistryOptions extends RegistryCredentialOptions {
  /** The name of the registry: what stands before `.azurecr.io`. */
  readonly registryName: string;
}

/** Options of `UpstreamRegistry.ecr`. */
export interface EcrRegistryOptions {
  /** The account of the registry. */
  readonly accountId: string;
  /** The region of the registry. */
  readonly region: string;
  /**
   * The role of this account with which ECR pulls from another account.
   *
   * @default - none, for a registry of this account
   */
  readonly roleArn?: string;
}

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html (read 2026-11)
const CREDENTIAL = /^arn:aws(-\w+)*:secretsmanager:[a-z0-9-]+:\d{12}:secret:ecr-pullthroughcache\/[a-zA-Z0-9/_+=.@-]+$/;
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * A registry whose images a `PullThroughCache` keeps.
 *
 * Errors: `registry-credential`, `registry-address`, `principal-arn`.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html (read 2026-11)
 */
export class UpstreamRegistry {
  /** Amazon ECR Public, `public.ecr.aws`. */
  public static ecrPublic(): UpstreamRegistry {
    return new UpstreamRegistry('public.ecr.aws');
  }

  /** The registry of the Kubernetes project, `registry.k8s.io`. */
  public static kubernetes(): UpstreamRegistry {
    return new UpstreamRegistry('registry.k8s.io');
  }

  /** Quay, `quay.io`. */
  public static quay(): UpstreamRegistry {
    return new UpstreamRegistry('quay.io');
  }

  /** Docker Hub. The official images are below `library/`. */
  public static dockerHub(options: RegistryCredentialOptions): UpstreamRegistry {
    return UpstreamRegistry.withCredential('registry-1.docker.io', options, 'dockerHub');
  }

  /** The container registry of GitHub, `ghcr.io`. */
  public static gitHub(options: RegistryCredentialOptions): UpstreamRegistry {
    return UpstreamRegistry.withCredential('ghcr.io', options, 'gitHub');
  }

  /** The container registry of gitlab.com. */
  public static gitLab(options: RegistryCredentialOptions): UpstreamRegistry {
    return UpstreamRegistry.withCredential('registry.gitlab.com', options, 'gitLab');
  }

  /** A registry on Microsoft Azure. */
  public static azure(options: AzureRegistryOptions): UpstreamRegistry {
    checkAddress(options.registryName, 'azure registryName', /^[a-zA-Z0-9]+$/, 'the name of a registry: letters and digits');
    return UpstreamRegistry.withCredential(`${options.registryName}.azurecr.io`, options, 'azure');
  }

  /** A private registry on Amazon ECR, of another region or account. */
  public static ecr(options: EcrRegistryOptions): UpstreamRegistry {
    checkAddress(options.accountId, 'ecr accountId', /^\d{12}$/, 'an account id of 12 digits');
    checkAddress(options.region, 'ecr region', /^[a-z]{2}(-[a-z]+)+-\d$/, 'the name of a region, such as eu-west-1');
    if (options.roleArn !== undefined) {
      checkText(options.roleArn, { id: 'principal-arn', option: 'UpstreamRegistry.ecr roleArn', pattern: ROLE, maxLength: 2048, allowed: 'the ARN of an IAM role' });
    }
    return new UpstreamRegistry(`${options.accountId}.dkr.ecr.${options.region}.amazonaws.com`, undefined, options.roleArn);
  }

  private static withCredential(url: string, { credentialArn }: RegistryCredentialOptions, factory: string): UpstreamRegistry {
    checkText(credentialArn, {
      id: 'registry-credential', option: `UpstreamRegistry.${factory} credentialArn`, pattern: CREDENTIAL, maxLength: 612, allowed: 'the ARN of a secret whose name starts with ecr-pullthroughcache/',
    });
    return new UpstreamRegistry(url, credentialArn);
  }

  private constructor(
    /** The address of the registry. */
    public readonly url: string,
    /** The secret that holds the login; undefined where none is needed. */
    public readonly credentialArn?: string,
    /** The role with which ECR pulls; undefined where none is needed. */
    public readonly roleArn?: string,
  ) {}
}

function checkAddress(value: string, option: string, pattern: RegExp, allowed: string): void {
  checkText(value, { id: 'registry-address', option: `UpstreamRegistry.${option}`, pattern, maxLength: 50, allowed });
}
