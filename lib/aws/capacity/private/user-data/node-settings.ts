import { Taint } from '../../../../taint';

/** What a node that joins by itself needs to know of its cluster. */
export interface NodeCluster {
  readonly name: string;
  readonly endpoint: string;
  /** Base64 of PEM. */
  readonly certificateAuthority: string;
  readonly serviceCidr: string;
}

/** What is configured on a node. */
export interface NodeSettings {
  /** The cluster; undefined where EKS adds what joins the node. */
  readonly cluster?: NodeCluster;
  /** The most pods, as text because it may be a reference; undefined for what the image computes. */
  readonly maxPods?: string;
  readonly labels: Record<string, string>;
  readonly taints: Taint[];
}
