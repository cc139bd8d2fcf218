import { ICluster } from '../../../cluster';
import { NetworkPort } from '../network-port';
import { IpBlock } from './ip-block';

/** Pods by their labels; without labels all pods. */
export interface Selector {
  readonly matchLabels?: Record<string, string>;
}

/** Somebody on the other side. */
export interface Peer {
  readonly ipBlock?: IpBlock;
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}

/** What an allowance says. */
export interface AllowanceRule {
  /** What it is, and for whom: with the labels, what names its policy. Ports are no part of it, so that a policy can change them. */
  readonly name: string[];
  /** The pods of the tenant that it is for. */
  readonly pods: Selector;
  /** The labels by which it names the pods on the other side. */
  readonly peerLabels: Record<string, string>;
  /** The ports; undefined for all. */
  readonly ports?: NetworkPort[];
  /** Who may reach the pods. */
  readonly ingress?: Peer[];
  /** Whom the pods may reach. */
  readonly egress?: Peer[];
  /** What it says on a cluster, where that depends on the platform; in the place of `ports` and `egress`. */
  readonly onCluster?: (cluster: ICluster) => Pick<AllowanceRule, 'ports' | 'egress'>[];
}
