/** Whether IAM trusts the tokens of a cluster's service accounts. */
export enum ServiceAccountIssuer {
  /**
   * IAM trusts them: service accounts get roles (IRSA). IAM reads the issuer's public keys over the internet without logging in, so a bucket of its own serves the
   * two documents that hold them, and nothing else, to everybody. The keys verify tokens; nobody can make one with them.
   */
  PUBLIC_DOCUMENTS = 'public-documents',
  /** It does not: no service account gets a role, and no document is public, such as where the account forbids public buckets. */
  NONE = 'none',
}
