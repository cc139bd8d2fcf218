/** Which images may run: https://cloud.google.com/binary-authorization/docs (read 2026-11) */
export enum BinaryAuthorization {
  /** Any. */
  DISABLED = 'DISABLED',
  /** Those that the Binary Authorization policy of the project admits. */
  PROJECT_POLICY = 'PROJECT_SINGLETON_POLICY_ENFORCE',
}
