/** A key of Cloud KMS that exists, and who may use it. */
export interface CustomerKey {
  /** The key: `projects/…/locations/…/keyRings/…/cryptoKeys/…`, without a version, of the location of what it encrypts. */
  readonly keyId: string;
  /**
   * The number of the provider's project, by which Google names the service agent that encrypts: it gets the right to use the key. The agent must exist:
   * Google makes it when its API is enabled, or with `gcloud beta services identity create`.
   *
   * @default - nothing is granted: the service agent must be allowed to use the key already
   */
  readonly projectNumber?: string;
}
