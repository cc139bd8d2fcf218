/** A private hosted zone of Route 53 that something else made, and that the network resolves. */
export interface ExistingHostedZone {
  /** Its id, such as `Z0123456789ABCDEFGHIJ`. */
  readonly hostedZoneId: string;
  /** Its name, such as `corp.internal`. */
  readonly zoneName: string;
}
