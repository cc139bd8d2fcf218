import { Acknowledgement } from '../acknowledgement';
import { checkKnown, checkText, checkUnique } from '../private/checks';
import { checkEndpointNetworks, checkPublicNetworks } from '../private/endpoint-networks';

/** Who may reach the API server from inside the VPC and the networks connected to it. */
export interface PrivateEndpointOptions {
  /**
   * Networks that reach the API server's private addresses on port 443, such as a VPN's. Nodes always reach it.
   *
   * @default - none besides the nodes
   */
  readonly fromCidrs?: string[];
  /**
   * Security groups whose members reach the API server's private addresses on port 443, such as that of a CI runner.
   *
   * @default - none besides the nodes
   */
  readonly fromSecurityGroupIds?: string[];
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

/**
 * From where the API server of an EKS cluster can be reached (PE-03, PE-43).
 *
 * Errors: `endpoint-public-without-cidrs`, `endpoint-public-to-everyone`, `cidr-format`, `cidr-duplicate`, `security-group-id`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export class EndpointAccess {
  /** From inside the VPC and the networks connected to it only. */
  public static privateOnly(options: PrivateEndpointOptions = {}): EndpointAccess {
    return new EndpointAccess([], options);
  }

  /** From the given networks of the internet too. Nodes still use the private addresses. */
  public static publicAndPrivate(options: PublicEndpointOptions): EndpointAccess {
    // AWS takes no network at all as the whole internet.
    checkPublicNetworks(options);
    return new EndpointAccess([...options.publicCidrs], options);
  }

  /** Networks that reach the private addresses. */
  public readonly fromCidrs: string[];
  /** Security groups that reach the private addresses. */
  public readonly fromSecurityGroupIds: string[];

  private constructor(
    /** Networks of the internet that reach the API server; empty where it is private. */
    public readonly publicCidrs: string[],
    options: PrivateEndpointOptions,
  ) {
    checkKnown(options.fromCidrs, 'EndpointAccess fromCidrs');
    checkKnown(options.fromSecurityGroupIds, 'EndpointAccess fromSecurityGroupIds');
    this.fromCidrs = [...(options.fromCidrs ?? [])];
    this.fromSecurityGroupIds = [...(options.fromSecurityGroupIds ?? [])];
    checkEndpointNetworks(this.fromCidrs, 'fromCidrs');
    checkSecurityGroups(this.fromSecurityGroupIds);
  }

  /** Whether the API server has an address on the internet. */
  public get isPublic(): boolean {
    return this.publicCidrs.length > 0;
  }
}

function checkSecurityGroups(ids: string[]): void {
  const option = 'EndpointAccess fromSecurityGroupIds';
  checkUnique(ids, { id: 'security-group-id', option });
  ids.forEach((id) => checkText(id, { id: 'security-group-id', option, pattern: /^sg-[0-9a-f]{8,17}$/, maxLength: 20, allowed: 'an id that starts with sg-' }));
}
