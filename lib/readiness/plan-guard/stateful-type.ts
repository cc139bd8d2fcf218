import { Step } from './json';

/** An attribute by which a resource is told from others of its type. */
export interface Mark {
  /** Where it is. */
  readonly path: readonly Step[];
  /** The values by which it is told. */
  readonly values: readonly string[];
}

/** A type of resources that hold what nobody can make again. */
export interface StatefulType {
  /** As Terraform names it. */
  readonly type: string;
  /** What is lost with such a resource. */
  readonly lost: string;
  /**
   * What must be gone or saved before one is destroyed.
   *
   * @default - nothing
   */
  readonly first?: readonly string[];
  /**
   * The mark of those that hold it.
   *
   * @default - all of the type do
   */
  readonly only?: Mark;
}

/** What must be gone before a cluster: nobody is left to take it away afterwards. */
export const BEFORE_THE_CLUSTER = [
  'destroy the stacks with what lives inside the cluster, such as RbacBaseline and ClusterBaseline, each by its own plan',
  'delete Services of type LoadBalancer, Ingresses and Gateways, and wait until their load balancers are gone: kubectl get services,ingresses --all-namespaces',
  'delete PersistentVolumeClaims of which no data is kept, else their disks stay: kubectl get persistentvolumeclaims --all-namespaces',
];

/** What must be gone before a network: it is held until then, and the apply does not end. */
export const BEFORE_THE_NETWORK = [
  'destroy the cluster and all nodes in it by their own plan',
  'see that no load balancer and no network interface that a controller made is left in it',
];
