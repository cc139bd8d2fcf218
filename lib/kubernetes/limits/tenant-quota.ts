import { ApiResource } from '../access/api-resource';
import { ResourceAmounts } from './resource-amounts';

/** How much may be claimed of one storage class: `total`, `claims`, or both. */
export interface StorageClassQuota {
  /** The name of the storage class. */
  readonly storageClass: string;
  /**
   * The most bytes that all claims of the class together may request, as a Kubernetes quantity such as `500Gi`.
   *
   * @default - not limited beyond what holds for all classes
   */
  readonly total?: string;
  /**
   * The most claims of the class, from 0.
   *
   * @default - not limited beyond what holds for all classes
   */
  readonly claims?: number;
}

/** How much storage may be claimed. */
export interface StorageQuota {
  /**
   * The most bytes that all claims together may request, as a Kubernetes quantity such as `2Ti`.
   *
   * @default - not limited
   */
  readonly total?: string;
  /**
   * The most persistent volume claims, from 0.
   *
   * @default - not limited
   */
  readonly claims?: number;
  /**
   * What holds for single storage classes besides, each class once.
   *
   * @default - nothing
   */
  readonly classes?: StorageClassQuota[];
}

/** How many objects of a kind there may be. */
export interface ObjectCount {
  /** The kind, such as `ApiResource.DEPLOYMENTS` or `ApiResource.of('example.com', 'widgets')`; no subresource and no names. */
  readonly resource: ApiResource;
  /** The most objects, from 0. */
  readonly max: number;
}

/** How many objects there may be. */
export interface ObjectQuota {
  /**
   * The most config maps, from 1: Kubernetes puts `kube-root-ca.crt` into every namespace.
   *
   * @default - not limited
   */
  readonly configMaps?: number;
  /**
   * The most secrets, from 0.
   *
   * @default - not limited
   */
  readonly secrets?: number;
  /**
   * The most services, from 0.
   *
   * @default - not limited
   */
  readonly services?: number;
  /**
   * The most services of type LoadBalancer, from 0. Each is a load balancer of the cloud, which costs money and may be open to the internet.
   *
   * @default 0
   */
  readonly loadBalancers?: number;
  /**
   * The most ports of nodes that services may open, from 0.
   *
   * @default - 0, but not limited where `loadBalancers` are allowed, because a service of that type takes some unless it says otherwise
   */
  readonly nodePorts?: number;
  /**
   * The most objects of other kinds, each kind once.
   *
   * @default - not limited
   */
  readonly others?: ObjectCount[];
}

/**
 * How much a tenant may use, all its pods and objects together; with tenants below it, how much they all may use (PE-35).
 *
 * Errors: `quantity-format`, `quota-count`, `quota-resource`.
 * Source: https://kubernetes.io/docs/concepts/policy/resource-quotas/ (read 2026-11)
 */
export interface TenantQuota {
  /**
   * The most that all pods together may request.
   *
   * @default - not limited
   */
  readonly requests?: ResourceAmounts;
  /**
   * The most that all pods together may be limited to.
   *
   * @default - not limited
   */
  readonly limits?: ResourceAmounts;
  /**
   * The most pods that have not ended, from 0 to 150000.
   *
   * @default - not limited
   */
  readonly pods?: number;
  /**
   * How much storage may be claimed.
   *
   * @default - not limited
   */
  readonly storage?: StorageQuota;
  /**
   * How many objects there may be.
   *
   * @default - no load balancers and no ports of nodes; other objects are not limited
   */
  readonly objects?: ObjectQuota;
}
