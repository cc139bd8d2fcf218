/** What is known of a VPC that something else made, such as a Shared VPC. Every value may be a token. */
export interface NetworkAttributes {
  /** The VPC, as an id (`projects/…/global/networks/…`) or self link. */
  readonly networkId: string;
  /** The subnetwork of the nodes, as an id (`projects/…/regions/…/subnetworks/…`) or self link. */
  readonly subnetworkId: string;
  /** The region of the subnetwork. */
  readonly region: string;
  /** The name of the secondary range of pods. */
  readonly podRangeName: string;
  /** The name of the secondary range of services. */
  readonly serviceRangeName: string;
  /**
   * The addresses of the subnetwork's primary range, so that overlaps are found before Google finds them.
   *
   * @default - not known, not checked
   */
  readonly nodeCidrBlock?: string;
  /**
   * The addresses of pods, so that a range too small for all pools at their largest is found at once.
   *
   * @default - not known, not checked
   */
  readonly podCidrBlock?: string;
  /**
   * The addresses of services, so that overlaps are found before Google finds them.
   *
   * @default - not known, not checked
   */
  readonly serviceCidrBlock?: string;
  /**
   * The host project of a Shared VPC, in which the firewall rules of clusters are made.
   *
   * @default - the project of the provider
   */
  readonly hostProject?: string;
}
