import { Construct } from 'constructs';
import { checkKnown, checkOneOf, checkText, checkUnique } from '../../private/checks';
import { DNS_SUBDOMAIN } from '../../private/labels';
import { BaselineContext, BaselinePartMaker, NOTHING } from './private/baseline-context';
import { encryptedStorageClass } from './private/storage-class';

/** What becomes of a volume when nobody claims it any more. */
export enum VolumeReclaimPolicy {
  /** It is deleted with its data. */
  DELETE = 'Delete',
  /** It stays, with its data and its costs, until somebody deletes it by hand. */
  RETAIN = 'Retain',
}

/** Options of `DefaultStorageClass.encrypted`. */
export interface EncryptedStorageClassOptions {
  /**
   * Its name, by which claims may ask for it. Another name makes another class; volumes keep theirs.
   *
   * @default 'encrypted'
   */
  readonly name?: string;
  /**
   * The key that encrypts the volumes, as the platform names it, such as the ARN of a KMS key. What makes the volumes must be allowed to use it.
   *
   * @default - the platform's own key
   */
  readonly encryptionKey?: string;
  /**
   * Parameters of the provisioner besides those that encrypt, or in the place of others, such as `{ throughput: '250' }`.
   *
   * @default - none
   */
  readonly parameters?: Record<string, string>;
  /**
   * What becomes of a volume when nobody claims it any more.
   *
   * @default VolumeReclaimPolicy.DELETE
   */
  readonly reclaimPolicy?: VolumeReclaimPolicy;
  /**
   * The names of classes that the cluster has and that are no longer to be the default, such as `gp2` or `standard`.
   *
   * @default - none: the cluster has no default yet
   */
  readonly replaces?: string[];
}

/**
 * The storage class of claims that name none (PE-34). A cluster has one.
 *
 * Errors: `storage-class-name`, `storage-class-parameters`, `volume-reclaim-policy`, `value-unknown`, and when the app is synthesized
 * `default-storage-class-duplicate`.
 * Source: https://kubernetes.io/docs/concepts/storage/storage-classes/ (read 2026-11)
 */
export class DefaultStorageClass {
  /**
   * A class whose volumes are encrypted, made where the pod runs that first needs them, and may grow. Nothing is made on a platform that brings its own.
   */
  public static encrypted(options: EncryptedStorageClassOptions = {}): DefaultStorageClass {
    const { name = 'encrypted', replaces = [], reclaimPolicy = VolumeReclaimPolicy.DELETE, parameters = {} } = options;
    const nameRule = { id: 'storage-class-name' as const, pattern: DNS_SUBDOMAIN, maxLength: 253, allowed: 'a DNS subdomain of at most 253 characters' };
    checkText(name, { ...nameRule, option: 'DefaultStorageClass name' });
    const option = 'DefaultStorageClass replaces';
    checkKnown(replaces, option);
    replaces.forEach((other) => checkText(other, { ...nameRule, option }));
    checkUnique([name, ...replaces], { id: 'storage-class-name', option });
    checkOneOf(reclaimPolicy, { id: 'volume-reclaim-policy', option: 'DefaultStorageClass reclaimPolicy' }, Object.values(VolumeReclaimPolicy));
    checkKnown(parameters, 'DefaultStorageClass parameters');
    Object.keys(parameters).forEach(checkParameterName);
    return new DefaultStorageClass((scope, context) => encryptedStorageClass(scope, context, { ...options, name, replaces, reclaimPolicy, parameters }));
  }

  /** Nothing is made: claims name their class, or the cluster has a default. */
  public static leftOut(): DefaultStorageClass {
    return new DefaultStorageClass(NOTHING);
  }

  private constructor(private readonly make: BaselinePartMaker) {}

  /** @internal */
  public _bind(scope: Construct, context: BaselineContext): void {
    this.make(scope, context);
  }
}

// Such as `csi.storage.k8s.io/fstype`: https://kubernetes-csi.github.io/docs/external-provisioner.html (read 2026-11)
function checkParameterName(name: string): void {
  checkText(name, {
    id: 'storage-class-parameters', option: 'DefaultStorageClass parameters key', pattern: /^[A-Za-z][\w./-]*$/, maxLength: 253, allowed: 'the name of a parameter of the provisioner, such as throughput',
  });
}
