/** A transport protocol. */
export enum PortProtocol {
  /** TCP. */
  TCP = 'tcp',
  /** UDP. */
  UDP = 'udp',
  /** ICMP; its ports are the type, and -1 for all codes. */
  ICMP = 'icmp',
}

/** One end of a connection. */
export enum PortPeer {
  /** The clients that may reach the API: addresses that the infrastructure is told. */
  CLIENTS = 'clients',
  /** The load balancer of the API. */
  LOAD_BALANCER = 'load-balancer',
  /** Machines of the control plane. */
  CONTROL_PLANE = 'control-plane',
  /** Machines of etcd; those of the control plane where etcd is stacked. */
  ETCD = 'etcd',
  /** Workers. */
  WORKERS = 'workers',
}

/** Connections that are let through; all others are not. */
export interface PortRule {
  /** Why, in a few words. */
  readonly description: string;
  /** The transport protocol. */
  readonly protocol: PortProtocol;
  /** The first port. */
  readonly fromPort: number;
  /** The last port. */
  readonly toPort: number;
  /** Who listens. */
  readonly to: PortPeer;
  /** Who connects. */
  readonly from: PortPeer[];
}
