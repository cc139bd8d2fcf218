import { Acknowledgement } from '../acknowledgement';
import { checkKnown } from '../private/checks';
import { checkEndpointNetworks, checkPublicNetworks } from '../private/endpoint-networks';

/** Who may reach the API server from inside the VPC and the networks connected to it. */
export interface PrivateEndpointOptions {
  /**
   * Networks that reach the API server's private address, such as a VPN's. Nodes always reach it.
   *
   * @default - none besides the nodes
   */
  readonly fromCidrs?: string[];
}

/** Who may reach the API server from the internet, and from inside the VPC. */
export interface PublicEndpointOptions extends PrivateEndpointOptions {
  /** Networks of the internet that reach the API server. */
  readonly publicCidrs: string[];
  /**
   * Deliberate departures from the production default, such as `endpoint-public-to-everyone`.
   *
   * @default - none
   */
  readonly acknowledge?: Acknowledgement[];
}

/** By which address a cluster is reached. */
enum Address {
  PRIVATE,
  PUBLIC,
  NAME,
}

/**
 * From where the API server of a GKE cluster can be reached (PE-03, PE-43).
 *
 * Errors: `endpoint-public-without-cidrs`, `endpoint-public-to-everyone`, `cidr-format`, `cidr-duplicate`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation (read 2026-11)
 */
export class EndpointAccess {
  /** From inside the VPC and the networks connected to it only, by the private address. */
  public static privateOnly(options: PrivateEndpointOptions = {}): EndpointAccess {
    return new EndpointAccess(Address.PRIVATE, [], options.fromCidrs);
  }

  /** From the given networks of the internet too, by the public address. Nodes still use the private one. */
  public static publicAndPrivate(options: PublicEndpointOptions): EndpointAccess {
    checkPublicNetworks(options);
    return new EndpointAccess(Address.PUBLIC, [...options.publicCidrs], options.fromCidrs);
  }

  /**
   * By a DNS name, from anywhere that reaches Google's APIs, for those alone to whom IAM gives `container.clusters.connect`; VPC Service Controls can
   * narrow it. The cluster then has no address that could be reached.
   */
  public static dnsName(): EndpointAccess {
    return new EndpointAccess(Address.NAME, []);
  }

  /** Networks that reach the private address. */
  public readonly fromCidrs: string[];

  private constructor(
    private readonly address: Address,
    /** Networks of the internet that reach the API server; empty where it has no public address. */
    public readonly publicCidrs: string[],
    fromCidrs: string[] = [],
  ) {
    checkKnown(fromCidrs, 'EndpointAccess fromCidrs');
    checkKnown(publicCidrs, 'EndpointAccess publicCidrs');
    checkEndpointNetworks(fromCidrs, 'fromCidrs');
    this.fromCidrs = [...fromCidrs];
  }

  /** Whether the API server has an address on the internet. */
  public get isPublic(): boolean {
    return this.address === Address.PUBLIC;
  }

  /** Whether the API server is reached by a DNS name alone. */
  public get isByName(): boolean {
    return this.address === Address.NAME;
  }
}
